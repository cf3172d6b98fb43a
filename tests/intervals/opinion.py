"""The intervals of vectors.txt, by statsmodels and SciPy: prints what stands in expected.txt.

statsmodels knows nothing of measurements. A mean by units is a weighted regression on a constant, whose errors are
clustered by employee; a mean at a mix of variants is a linear combination of the coefficients of one on the variants. Its
factor for the number of rows and coefficients is taken out again, since the program has none.
"""

import pathlib

import numpy as np
import statsmodels.api as sm
from scipy import stats

HERE = pathlib.Path(__file__).parent


def read():
    vectors = {}
    for line in (HERE / "vectors.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, side, employee, minutes, units, variant = line.split("|")
            row = int(employee), float(minutes), float(units), variant
            vectors.setdefault(name, {}).setdefault(side, []).append(row)
    return vectors


def is_even(rows):
    units = np.array([sum(row[2] for row in rows if row[0] == one) for one in {row[0] for row in rows}])
    return units.sum() ** 2 / (units ** 2).sum() >= (0.82 if len(units) < 10 else 0.77) * len(units)


def by_units(rows, mix):
    """Mean, variance and employees of a weighted regression on the variants of the mix."""
    names = sorted(mix)
    rows = [row for row in rows if row[3] in mix]
    rate = np.array([row[1] / row[2] for row in rows])
    design = np.array([[float(row[3] == name) for name in names] for row in rows])
    fitted = sm.WLS(rate, design, weights=[row[2] for row in rows]).fit(
        cov_type="cluster", cov_kwds={"groups": np.array([row[0] for row in rows]), "use_correction": True})
    groups, count, width = len({row[0] for row in rows}), len(rows), len(names)
    raw = fitted.cov_params() * (groups - 1) / groups * (count - width) / (count - 1)
    fewest = min(len({row[0] for row in rows if row[3] == name}) for name in names)
    share = np.array([mix[name] for name in names])
    return share @ fitted.params, share @ raw @ share * fewest / (fewest - 1), fewest


def alike(rows, mix):
    """Every employee's own mean of each variant, and the ordinary mean of those; per employee, its part of the total."""
    people, mean, parts = sorted({row[0] for row in rows}), 0.0, {}
    fewest = len(people)
    for name, share in mix.items():
        own = {}
        for one in people:
            of = [row for row in rows if row[0] == one and row[3] == name]
            if of:
                own[one] = sum(row[1] for row in of) / sum(row[2] for row in of)
        middle = np.mean(list(own.values()))
        mean += share * middle
        for one, value in own.items():
            parts[one] = parts.get(one, 0.0) + share * (value - middle) / len(own)
        fewest = min(fewest, len(own))
    return mean, sum(part ** 2 for part in parts.values()) * fewest / (fewest - 1), fewest


def estimate(rows, mix):
    return by_units(rows, mix) if is_even(rows) else alike(rows, mix)


def plain(rows):
    return [(*row[:3], "") for row in rows]


def mix_of(rows):
    units = sum(row[2] for row in rows)
    return {name: sum(row[2] for row in rows if row[3] == name) / units for name in {row[3] for row in rows}}


def compare(before, after):
    mix = mix_of(before)
    (m1, v1, g1), (m2, v2, g2) = estimate(before, mix), estimate(after, mix)
    if len(mix) > 1:
        v1 = max(v1, estimate(plain(before), {"": 1.0})[1])
    error = np.sqrt(v1 + v2)
    df = (v1 + v2) ** 2 / (v1 ** 2 / (g1 - 1) + v2 ** 2 / (g2 - 1))
    # Below three degrees of freedom the program uses those of the whole number below.
    margin = stats.t.ppf(0.975, df if df >= 3 else np.floor(df)) * error
    return m1, m2, m1 - m2, error, df, m1 - m2 - margin, m1 - m2 + margin


print("# measurement|before|after|difference|standard error|degrees of freedom|low|high")
for name, sides in read().items():
    figures = compare(sides["before"], sides["after"])
    print("|".join([name, *(f"{figure:.6f}" for figure in figures)]))
