"""Alt, hvad der står i Fjordby Kommunes filer. Personer, beløb og steder er opfundne."""

import datetime as dt
import math
import random
from decimal import Decimal


class Typed:
    """What a centre typed, and what it means."""

    def __init__(self, shown, means):
        self.shown, self.means = shown, means


class Since:
    """A value that a centre only knows from a period on."""

    def __init__(self, period, after, before=None):
        self.period, self.after, self.before = period, after, before

    def at(self, period):
        return self.after if period >= self.period else self.before


def day(text):
    return dt.date.fromisoformat(text)


def month(text):
    return dt.date.fromisoformat(text + "-01")


# ---------------------------------------------------------------- program.xlsx

NORM, PRICE_LEVEL = 1450, 2026
PAY = {"HK": 505_000, "SOSU": 455_000, "PAED": 480_000, "AC": 660_000}
RISES = {2024: ("4.1", "2.9"), 2025: ("3.4", "2.6"), 2026: ("3.1", "2.1")}

PROGRAM = {
    "Program-ID": "EFF26", "Programnavn": "Effektivt Fjordby 2026", "Kommune": "Fjordby Kommune",
    "Programleder": "Henriette Vangsgaard", "Direktør eller styregruppe": "Direktionen", "Direktionsmøde": 20,
    "Budgetår": 2026, "Prisniveau": PRICE_LEVEL, "Diskonteringsrente": 3.5,
    "Effektive timer pr. årsværk": NORM, "Afleveringsfrist": 10, "Mindste gruppe": 5, "Grøn fra": 95, "Gul fra": 80,
    "Kommentar kræves ved afvigelse over": 10, "Væsentlighedsgrænse": 100_000,
}
PROGRAM_SAVED = dt.datetime(2025, 12, 12, 9, 30)

CENTRES = {
    "CBD": ("Center for Borgerservice og Digitalisering", "Karen Holm Lauritsen", "Mikkel Aastrup", 250_000, 1_100),
    "CBU": ("Center for Børn og Unge", "Torben Ravnkilde", "Mikkel Aastrup", 250_000, 300),
    "CSO": ("Center for Sundhed og Omsorg", "Birgitte Dahlerup", "Sanne Kofoed Juhl", 350_000, 1_200),
    "CTM": ("Center for Teknik og Miljø", "Anders Vestergaard Lund", "Sanne Kofoed Juhl", 500_000, 600),
    "CAM": ("Center for Arbejdsmarked", "Lone Fjeldsted", "Jesper Nørmark", 150_000, 450),
    "CØP": ("Center for Økonomi og Personale", "Poul Erik Strandby", "Jesper Nørmark", 500_000, 1_350),
}
EMAIL = {"CBD": "borgerservice", "CBU": "boernogunge", "CSO": "sundhed", "CTM": "teknik", "CAM": "arbejdsmarked",
         "CØP": "oekonomi"}

PROGRAM_TABLES = {
    "Centre": [
        {"Centerkode": code, "Center": name, "Centerchef": head, "Økonomikonsulent": consultant,
         "E-mail": f"{EMAIL[code]}@fjordby.example", "Aktiv fra": month("2026-01")}
        for code, (name, head, consultant, *_) in CENTRES.items()],
    "Målsætninger": [
        {"Mål-ID": "M1", "Målsætning": "Vi frigør 2 mio. kr. i driften i 2026, som byrådet kan prioritere til velfærd.",
         "Art": "Råderum"},
        {"Mål-ID": "M2", "Målsætning": "Medarbejderne bruger mindre tid på gentagne opgaver og mere tid på kerneopgaven.",
         "Art": "Frigjort tid"},
        {"Mål-ID": "M3", "Målsætning": "Borgere og virksomheder får hurtigere svar, og sagerne er rigtige første gang.",
         "Art": "Kvalitet"},
    ],
    "Måltal": [{"Centerkode": code, "År": 2026, "Råderum": money, "Frigjort tid": hours}
               for code, (_, _, _, money, hours) in CENTRES.items()]
    + [{"Centerkode": "PROGRAM", "År": 2026, "Råderum": 2_000_000, "Frigjort tid": 5_000}],
    "Faggrupper": [{"Kode": code, "Faggruppe": name, "År": 2026, "Årsløn": PAY[code]} for code, name in [
        ("HK", "Kontor- og it-personale"), ("SOSU", "Social- og sundhedsassistenter"),
        ("PAED", "Pædagogisk personale"), ("AC", "Akademikere")]],
    "Pris og løn": [{"År": year, "Løn": Decimal(pay), "Øvrig drift": Decimal(other)}
                    for year, (pay, other) in RISES.items()],
}


# ---------------------------------------------------------------- rows

def initiative(id, title, change, kind, goal, owner, phase, planned, live=None, **more):
    return {"Tiltag-ID": id, "Titel": title, "Ændring i arbejdsgangen": change, "Type": kind, "Målsætning": goal,
            "Ansvarlig": owner, "Fase": phase, "Idriftsættes": month(planned) if isinstance(planned, str) else planned,
            "Idriftsat": live, "Ophører": None, "Nøglemåltal": "Nej"} | more


def time(id, task, name, unit, group, units, before, after, adoption, people, start, full, harvest, reinvest, use,
         owner, evidence, attribution=100, **more):
    return {"Gevinst-ID": id, "Tiltag-ID": id[:6], "Opgave-ID": task, "Opgave": name, "Enhed": unit,
            "Faggruppe": group, "Antal pr. år": units, "Minutter før": before, "Minutter efter": after,
            "Ibrugtagning": adoption, "Tilskrivning": attribution, "Medarbejdere": people,
            "Start": month(start) if isinstance(start, str) else start,
            "Fuld effekt": month(full) if isinstance(full, str) else full,
            "Høstes": harvest, "Geninvesteres": reinvest, "Anvendelse": use, "Gevinstejer": owner,
            "Evidens": evidence} | more


def budget(id, kind, text, yearly, start, full, cost, account, owner, evidence, low=None, high=None, springs=None,
           duration="Varig", area="Service", **more):
    return {"Gevinst-ID": id, "Tiltag-ID": id[:6], "Art": kind, "Beskrivelse": text, "Udspringer af": springs,
            "Årlig virkning": yearly, "Mindst": low, "Mest": high, "Varighed": duration,
            "Start": month(start) if isinstance(start, str) else start,
            "Fuld effekt": month(full) if isinstance(full, str) else full,
            "Styringsområde": area, "Løn eller øvrig drift": cost, "Kontering": account, "Gevinstejer": owner,
            "Evidens": evidence} | more


def quality(id, benefit, whom, indicator, unit, way, zero, zero_on, target, target_on, latest, latest_on, source, owner,
            example):
    return {"Gevinst-ID": id, "Tiltag-ID": id[:6], "Gevinst": benefit, "Modtager": whom, "Indikator": indicator,
            "Enhed": unit, "Retning": way, "Nulpunkt": zero, "Nulpunkt dato": day(zero_on), "Mål": target,
            "Mål dato": day(target_on), "Seneste måling": latest,
            "Seneste dato": day(latest_on) if latest_on else None, "Kilde": source, "Gevinstejer": owner,
            "Eksempel": example}


def cost(id, kind, text, duration, *years, spent=None):
    return {"Tiltag-ID": id, "Omkostningstype": kind, "Beskrivelse": text, "Varighed": duration,
            **dict(zip(["B", "BO1", "BO2", "BO3"], years)), "Afholdt til dato": spent}


def assumption(id, of, text, source, critical, verdict, remark=None):
    return {"Forudsætnings-ID": id, "Tiltag-ID": of, "Forudsætning": text, "Kilde": source, "Kritisk": critical,
            "Vurdering": verdict, "Bemærkning": remark}


def risk(id, text, likely, price, response, owner, state="Åben"):
    return {"Tiltag-ID": id, "Risiko": text, "Sandsynlighed": likely, "Konsekvens": price, "Modtræk": response,
            "Ejer": owner, "Vurdering": state}


def told(id, when, realised, source, voucher=None, rest=None, cause=None, comment=None, **more):
    """A row of Opfølgning. `_out` marks a row that cannot count, `_month` the month a text stands for."""
    return {"Gevinst-ID": id, "Måned": month(when) if isinstance(when, str) and len(when) == 7 else when,
            "Realiseret": realised, "Forventet resten af året": rest, "Kilde": source, "Bilag": voucher,
            "Årsag": cause, "Kommentar": comment} | more


JAN, FEB, MAR = "2026-01", "2026-02", "2026-03"
APPROVED = {JAN: day("2026-02-06"), FEB: day("2026-03-06"), MAR: day("2026-04-08")}


def master(centre, by, status, period, remarks=None, level=2026, unit="kr.", approved=None):
    _, head, consultant, *_ = CENTRES[centre]
    answers = {"Udfyldt af": by, "E-mail": f"{EMAIL[centre]}@fjordby.example", "Centerchef": head,
               "Økonomikonsulent": consultant, "Prisniveau": level, "Beløb er i": unit, "Status": status,
               "Bemærkninger til ledelsen": remarks}
    if status == "Godkendt":
        answers |= {"Godkendt af": head, "Godkendt dato": approved or APPROVED[period]}
    return answers


# ---------------------------------------------------------------- CBD: i orden

def cbd(period, _):
    karen = "Karen Holm Lauritsen"
    return {
        "Stamdata": master("CBD", "Rikke Sønderup", "Godkendt", period,
                           "Robotten til flytninger kører stabilt. Telefonens ventetid falder, men AI-fordelingen af post "
                           "kom langsommere i brug end ventet."),
        "Tiltag": [
            initiative("CBD-01", "Robot behandler flytteanmeldelser",
                       "Robotten læser anmeldelsen, slår op i CPR-registret og opdaterer adressen. Sagsbehandleren ser kun "
                       "de sager, robotten lægger fra sig.",
                       "RPA", "M2", "Rikke Sønderup", "I drift", "2026-01", day("2026-01-05"), Nøglemåltal="Ja"),
            initiative("CBD-02", "AI fordeler henvendelser i hovedpostkassen",
                       "Henvendelser læses og sendes til det rette team uden manuel visitering. En medarbejder tager stikprøver.",
                       "AI", "M3", "Jonas Ibsen", Since(FEB, "I drift", "Under implementering"), "2026-02",
                       Since(FEB, day("2026-02-02"))),
            initiative("CBD-03", "Digital Post afløser breve fra borgerservice",
                       "Breve dannes i fagsystemet og sendes som Digital Post. Kun borgere, der er fritaget, får papir.",
                       "Bedre brug af eksisterende system", "M1", "Rikke Sønderup", "I drift", "2025-10", day("2025-10-01"),
                       Ophører=month("2026-11"), Bemærkning="Fra december sender det nye fagsystem selv brevene."),
        ],
        "Forudsætninger": [
            assumption("F01", "CBD-01", "Robotten kan færdigbehandle 80 % af anmeldelserne uden hjælp.",
                       "Pilotforløb, september 2025", "Ja", "Holder"),
            assumption("F02", "CBD-02", "Syv af ti henvendelser kan fordeles uden manuel kontrol.",
                       "Leverandørens test på 2.000 henvendelser", "Ja", "Usikker"),
        ],
        "Tidsgevinster": [
            time("CBD-01-T1", "O01", "Behandling af flytteanmeldelse", "anmeldelse", "HK", 6200, 22, Decimal("9.5"), 80,
                 9, JAN, JAN, 50, 30, "Flere bookede tider til pas og kørekort i myldretiden.", karen, "B"),
            time("CBD-02-T1", "O02", "Fordeling af indgående post", "henvendelse", "HK", 14000, 4, Decimal("1.5"), 70,
                 6, FEB, MAR, 0, 100, "Telefonen bemandes med to personer om formiddagen.", karen, "D"),
        ],
        "Budgetgevinster": [
            budget("CBD-01-B1", "Budgetreduktion", "En halv stilling i bopælsregistreringen genbesættes ikke.", 180_000,
                   JAN, MAR, "Løn", "06.45.51.1.301", karen, "A", 150_000, 195_000, "CBD-01-T1",
                   Beslutning="Økonomiudvalget 10-12-2025, punkt 7"),
            budget("CBD-03-B1", "Budgetreduktion", "Porto og kuverter til breve fra borgerservice.", 96_000, "2025-10",
                   JAN, "Øvrig drift", "06.45.51.1.408", karen, "A"),
            budget("CBD-03-B2", "Ulempe", "Abonnement på fjernprint til borgere, der er fritaget for Digital Post.", 18_000,
                   "2025-10", "2025-10", "Øvrig drift", "06.45.51.1.409", karen, "A"),
        ],
        "Kvalitative gevinster": [
            quality("CBD-02-K1", "Borgerne kommer hurtigere igennem på telefonen", "Borger", "Gennemsnitlig ventetid",
                    "minutter", "Ned", Decimal("6.8"), "2025-11-30", 4, "2026-09-30",
                    Since(MAR, Decimal("5.6"), Since(FEB, Decimal("6.1"))),
                    None, "Omstillingens statistik", karen,
                    "En borger, der ringede om sin nye adresse, fik svar efter tre minutter og skulle ikke ringe igen.")
            | {"Seneste dato": Since(MAR, day("2026-03-31"), Since(FEB, day("2026-02-27")))},
        ],
        "Omkostninger": [
            cost("CBD-01", "Ekstern konsulent", "Udvikling og test af robotten", "Engang", 85_000, 0, 0, 0, spent=82_400),
            cost("CBD-01", "Intern tid", "Test og oplæring af to superbrugere", "Engang", 28_000, 0, 0, 0, spent=28_000),
            cost("CBD-01", "Drift og licens", "Robotlicens og overvågning", "Varig", 36_000, 36_000, 36_000, 36_000,
                 spent=9_000),
            cost("CBD-02", "Drift og licens", "Abonnement på sprogmodel", "Varig", 42_000, 46_000, 46_000, 46_000),
        ],
        "Opfølgning": [
            told("CBD-01-T1", JAN, 505, "Fagsystem"), told("CBD-01-T1", FEB, 540, "Fagsystem"),
            told("CBD-01-T1", MAR, 498, "Fagsystem"),
            told("CBD-01-B1", JAN, 5_000, "Økonomisystem", "OMPL-2026-0117"),
            told("CBD-01-B1", FEB, 10_000, "Økonomisystem", "OMPL-2026-0203"),
            told("CBD-01-B1", MAR, 15_000, "Økonomisystem", "OMPL-2026-0311"),
            told("CBD-02-T1", FEB, 610, "Optælling"),
            told("CBD-02-T1", MAR, 940, "Optælling", None, 9_800, "Lav ibrugtagning",
                 "To team sorterer stadig selv. De er med fra uge 15, og teamlederne følger op hver uge."),
            told("CBD-03-B1", JAN, 8_120, "Økonomisystem", "PORTO-0126"),
            told("CBD-03-B1", FEB, Decimal("7985.50"), "Økonomisystem", "PORTO-0226"),
            told("CBD-03-B1", MAR, 8_060, "Økonomisystem", "PORTO-0326"),
            told("CBD-03-B2", JAN, 1_500, "Økonomisystem", "FJERNPRINT-0126"),
            told("CBD-03-B2", FEB, 1_500, "Økonomisystem", "FJERNPRINT-0226"),
            told("CBD-03-B2", MAR, 1_500, "Økonomisystem", "FJERNPRINT-0326"),
        ],
        "Risici": [
            risk("CBD-01", "Ny version af folkeregisterløsningen gør, at robotten standser.", 20, 45_000,
                 "Leverandøren varsler ændringer 30 dage før, og robotten testes i et lukket miljø.", "Jonas Ibsen"),
        ],
    }


# ---------------------------------------------------------------- CØP: marts afleveret to gange

def coep(period, version):
    poul = "Poul Erik Strandby"
    newest = version != "gammel"
    return {
        "Stamdata": master("CØP", "Dorthe Egelund", "Godkendt", period,
                           "Rabatten på kontorartikler blev rettet, efter at leverandørens kreditnota kom." if period == MAR and newest
                           else None),
        "Tiltag": [
            initiative("CØP-01", "Fakturaer konteres automatisk",
                       "Systemet foreslår kontering ud fra leverandør og tidligere fakturaer. Bogholderiet godkender samlet "
                       "og ser kun afvigelser.",
                       "Digital løsning", "M2", "Dorthe Egelund", "I drift", "2026-01", day("2026-01-02"), Nøglemåltal="Ja"),
            initiative("CØP-02", "Genudbud af kontorartikler og print",
                       "Alle centre køber i ét sortiment på fælles aftale, og antallet af printere halveres.", "Indkøb", "M1",
                       "Villads Thorup", Since(FEB, "I drift", "Under implementering"), "2026-02", Since(FEB, day("2026-02-01")),
                       Nøglemåltal="Ja"),
            initiative("CØP-03", "Ansættelsesbreve dannes af lønsystemet",
                       "Lederen taster ansættelsen ét sted, og brevet dannes med de rigtige vilkår. Personale kontrollerer "
                       "stikprøver.",
                       "Enklere arbejdsgang", "M2", "Signe Overgaard", Since(FEB, "I drift", "Under implementering"), "2026-02",
                       Since(FEB, day("2026-02-02"))),
        ],
        "Forudsætninger": [
            assumption("F01", "CØP-01", "Tre fjerdedele af fakturaerne kommer fra leverandører, systemet kender.",
                       "Udtræk fra økonomisystemet, 2025", "Ja", "Holder"),
            assumption("F02", "CØP-02", "Centrene køber mindst 90 % på aftalen.", "Indkøbsanalyse, 2025", "Ja", "Usikker"),
        ],
        "Tidsgevinster": [
            time("CØP-01-T1", "O01", "Kontering af leverandørfaktura", "faktura", "HK", 24_000, Decimal("6.5"),
                 Decimal("3.2"), 75, 14, JAN, FEB, 40, 40, "Hurtigere hjælp til centrenes budgetopfølgning.", poul, "B"),
            time("CØP-03-T1", "O02", "Udarbejdelse af ansættelsesbrev", "brev", "HK", 3_000, 35, 21, 90, 8, FEB,
                 "2026-04", 0, 60, "Rådgivning af ledere i ansættelsesret.", poul, "B"),
        ],
        "Budgetgevinster": [
            budget("CØP-01-B1", "Budgetreduktion", "Bogholderiets lønbudget nedsættes, når en medarbejder går på pension.",
                   138_000, JAN, FEB, "Løn", "06.45.52.1.312", poul, "A", 120_000, 145_000, "CØP-01-T1",
                   Beslutning="Direktionen 18-11-2025"),
            budget("CØP-02-B1", "Budgetreduktion", "Lavere priser på kontorartikler, papir og print.", 420_000, FEB, FEB,
                   "Øvrig drift", "06.45.51.1.470", poul, "C", 350_000, 480_000),
            budget("CØP-02-B2", "Merindtægt", "Salg af udtjente multifunktionsprintere.", 60_000, FEB, MAR, "Øvrig drift",
                   "06.45.50.2.471", poul, "A", duration="Engang"),
        ],
        "Kvalitative gevinster": [
            quality("CØP-03-K1", "Nye medarbejdere har deres brev før første arbejdsdag", "Medarbejder",
                    "Andel breve sendt mindst fem dage før", "procent", "Op", 71, "2025-12-15", 95, "2026-12-31",
                    Since(MAR, 83), None, "Lønsystemet", poul,
                    "En pædagog fik sit brev ti dage før, hun begyndte. Tidligere kom det ofte efter den første løn.")
            | {"Seneste dato": Since(MAR, day("2026-03-31"))},
        ],
        "Omkostninger": [
            cost("CØP-01", "Anskaffelse", "Modul til automatisk kontering", "Engang", 120_000, 0, 0, 0, spent=120_000),
            cost("CØP-01", "Drift og licens", "Årligt abonnement", "Varig", 48_000, 48_000, 48_000, 48_000, spent=12_000),
            cost("CØP-02", "Intern tid", "Udbud og implementering", "Engang", 65_000, 0, 0, 0),
        ],
        "Opfølgning": [
            told("CØP-01-T1", JAN, 2_105, "Fagsystem"), told("CØP-01-T1", FEB, 1_930, "Fagsystem"),
            told("CØP-01-T1", MAR, 2_210, "Fagsystem"),
            told("CØP-01-B1", JAN, 5_750, "Økonomisystem", "OMPL-2026-0122"),
            told("CØP-01-B1", FEB, 11_500, "Økonomisystem", "OMPL-2026-0209"),
            told("CØP-01-B1", MAR, 11_500, "Økonomisystem", None, None, None, "Omplaceringen er sendt, men endnu ikke bogført."),
            told("CØP-02-B1", FEB, 31_250, "Økonomisystem", "KRED-20458", None, "Forsinket",
                 "To centre kom først over på den nye aftale den 9. februar."),
            told("CØP-02-B1", MAR, Decimal("36412.75") if newest else 34_900, "Økonomisystem", "KRED-20977", 308_000),
            told("CØP-02-B2", FEB, 0, "Økonomisystem", None, None, "Forsinket", "Salget er udskudt til marts, fordi auktionen blev flyttet."),
            told("CØP-02-B2", MAR, 42_500, "Økonomisystem", "SALG-0031", 15_000, "Forsinket",
                 "De sidste 11 maskiner sælges i april."),
            told("CØP-03-T1", FEB, 231, "Fagsystem"), told("CØP-03-T1", MAR, 262, "Fagsystem"),
        ],
        "Risici": [
            risk("CØP-02", "Centre køber uden om aftalen i overgangen.", 40, 60_000,
                 "Indkøb viser aftaleloyaliteten på hvert ledermøde.", "Villads Thorup"),
            risk("CØP-01", "Forkert kontering opdages først ved årsafslutningen.", 15, 30_000,
                 "Hver måned kontrolleres 40 tilfældige fakturaer.", "Dorthe Egelund", "Lukket"),
        ],
    }


# ---------------------------------------------------------------- CBU: kun februar

def cbu(period, _):
    torben = "Torben Ravnkilde"
    return {
        "Stamdata": master("CBU", "Mette Kjærgaard", "Godkendt", period,
                           "Pladsanvisningen er udskudt til september, fordi leverandøren ikke kan levere integrationen før."),
        "Tiltag": [
            initiative("CBU-01", "Diktering af pædagogiske statusnotater",
                       "Konsulenten dikterer notatet efter besøget i en fast skabelon, og teksten står klar til gennemsyn.",
                       "AI", "M2", "Mette Kjærgaard", "I drift", "2026-01", day("2026-01-05")),
            initiative("CBU-02", "Pladsanvisning med digital ventelistekvittering",
                       "Forældre følger selv deres plads på ventelisten, og tilbud sendes automatisk.", "Digital løsning", "M3",
                       "Asger Bundgaard", "Udskudt", "2026-09",
                       Bemærkning="Leverandøren har flyttet integrationen til august. Ny plan er aftalt den 20. februar."),
            initiative("CBU-03", "Opkrævning følger pladsskift automatisk",
                       "Skift af plads retter forældrebetalingen samme dag, så der ikke skal efteropkræves.", "RPA", "M1",
                       "Asger Bundgaard", "Planlagt", "2026-10", **{"Afhænger af": "CBU-02"}),
            initiative("CBU-04", "Fælles aftale om vikarbureau i dagtilbud",
                       "Institutionerne bestiller vikarer ét sted og bruger først kommunens eget vikarkorps.", "Indkøb", "M1",
                       "Mette Kjærgaard", "I drift", "2026-01", day("2026-01-12"), Nøglemåltal="Ja"),
        ],
        "Forudsætninger": [
            assumption("F01", "CBU-02", "Integrationen til selvbetjening er klar i foråret 2026.", "Leverandørens tidsplan",
                       "Ja", "Brudt", "Leveres tidligst i august 2026."),
            assumption("F02", "CBU-04", "Eget vikarkorps kan dække en tredjedel af vagterne.", "Vagtplaner 2025", "Ja", "Usikker"),
        ],
        "Tidsgevinster": [
            time("CBU-01-T1", "O01", "Pædagogisk statusnotat", "notat", "PAED", 900, 75, 48, 85, 4, JAN, FEB, 0, 100,
                 "Flere observationer i børnegrupperne.", torben, "B"),
        ],
        "Budgetgevinster": [
            budget("CBU-02-B1", "Undgået udgift", "Ekstra bemanding i pladsanvisningen ved sommerens spidsbelastning.", 150_000,
                   "2026-09", "2026-11", "Løn", None, torben, "D", 90_000, 180_000),
            budget("CBU-03-B1", "Merindtægt", "Forældrebetaling, der i dag tabes ved sen efteropkrævning.", 80_000, "2026-10",
                   "2026-12", "Øvrig drift", None, torben, "D"),
            budget("CBU-04-B1", "Budgetreduktion", "Lavere timepris og færre bureauvikarer.", 310_000, JAN, "2026-04",
                   "Øvrig drift", "05.25.10.1.220", torben, "A", 220_000, 350_000),
        ],
        "Kvalitative gevinster": [
            quality("CBU-01-K1", "Konsulenterne er mindre pressede af dokumentation", "Medarbejder",
                    "Oplevet tidspres ved dokumentation", "point (1-5)", "Ned", Decimal("4.2"), "2025-11-14", 3, "2026-11-30",
                    Decimal("3.7"), "2026-02-25", "Spørgeskema til konsulenterne", torben,
                    "Notatet bliver færdigt på vej hjem fra besøget og ikke om aftenen."),
        ],
        "Omkostninger": [
            cost("CBU-01", "Drift og licens", "Licenser til diktering", "Varig", 14_000, 14_000, 14_000, 14_000, spent=14_000),
            cost("CBU-04", "Intern tid", "Opbygning af vikarkorps", "Engang", 55_000, 0, 0, 0, spent=31_000),
        ],
        "Opfølgning": [
            told("CBU-01-T1", JAN, 71, "Optælling"), told("CBU-01-T1", FEB, 78, "Optælling"),
            told("CBU-04-B1", JAN, 6_200, "Økonomisystem", "OMPL-2026-0130"),
            told("CBU-04-B1", FEB, 9_800, "Økonomisystem", "OMPL-2026-0226", 190_000, "Lav ibrugtagning",
                 "Otte institutioner bestiller endnu direkte. Områdelederne tager det op i marts."),
        ],
        "Risici": [
            risk("CBU-04", "Vikarkorpset kan ikke bemandes om sommeren.", 35, 70_000,
                 "Aftale om rammekøb hos to bureauer til fast pris.", "Mette Kjærgaard"),
        ],
    }


# ---------------------------------------------------------------- CTM: tal og datoer som tekst, 1.000 kr., prisniveau 2025

def ctm(period, _):
    anders = "Anders Vestergaard Lund"
    jan, feb, mar, apr = (Typed(f"{name} 2026", month(f"2026-0{place}")) for place, name in
                          enumerate(["januar", "februar", "marts", "april"], start=1))
    return {
        "Stamdata": master("CTM", "Preben Skytte", "Godkendt", period, None, 2025, "1.000 kr.", "08.04.2026"),
        "Tiltag": [
            initiative("CTM-01", "Fast rute for enkle byggesager",
                       "Carporte, skure og små tilbygninger screenes første dag og afgøres uden partshøring, når loven tillader det.",
                       "Enklere arbejdsgang", "M3", "Ulla Bækgaard", "I drift", Typed("januar 2026", None),
                       Typed("05.01.2026", day("2026-01-05")), Nøglemåltal="x"),
            initiative("CTM-02", "Gadebelysning skiftes til LED med natsænkning",
                       "Armaturer styres enkeltvis, og lyset dæmpes mellem kl. 23 og 5. Fejl meldes automatisk.",
                       "Digital løsning", "M1", "Preben Skytte", "I drift", Typed("februar 2026", None),
                       Typed("15.02.2026", day("2026-02-15")), Nøglemåltal="ja"),
            initiative("CTM-03", "Sensorer i offentlige skraldespande",
                       "Skraldespande tømmes efter behov og ikke efter fast rute.", "Digital løsning", "M1", "Preben Skytte",
                       "Bortfaldet", Typed("marts 2026", None), None, Nøglemåltal="nej",
                       Bemærkning="Prøven viste, at ruterne ikke bliver kortere. Tiltaget er opgivet den 12. marts."),
        ],
        "Forudsætninger": [
            assumption("F01", "CTM-02", "Elprisen bliver på niveauet fra budgetlægningen.", "Elaftale 2026-2028", "x", "Holder"),
            assumption("F02", "CTM-03", "Færre tømninger gør ruterne kortere.", "Prøve i to bydele", "ja", "Brudt",
                       "Bilen skal alligevel forbi, fordi hver fjerde spand er fuld."),
        ],
        "Tidsgevinster": [
            time("CTM-01-T1", "O01", "Sagsbehandling af enkel byggesag", "byggesag", "AC", Typed("850", "850"),
                 Typed("240 min", "240"), Typed("190 min", "190"), Typed("100 %", "100"), 9, jan, jan, Typed("50", "50"), Typed("30", "30"),
                 "Vejledning før ansøgning, så flere ansøgninger er fuldt oplyst.", anders, "D"),
        ],
        "Budgetgevinster": [
            budget("CTM-01-B1", "Budgetreduktion", "En ledig kvart stilling i byggesag opslås ikke.", Typed("156,5", "156.5"),
                   feb, feb, "Løn", "06.45.55.1.340", anders, "A", Typed("120,0", "120"), Typed("160,0", "160"), "CTM-01-T1"),
            budget("CTM-02-B1", "Budgetreduktion", "Lavere forbrug af el til gadebelysning.", Typed("kr. 640,-", "640"), feb, apr,
                   "Øvrig drift", "02.28.11.1.150", anders, "A", Typed("520,5", "520.5"), Typed("1.200,50", "1200.5")),
            budget("CTM-02-B2", "Undgået udgift", "Færre udkald til defekte armaturer.", Typed("90", "90"), feb, feb, "Øvrig drift",
                   "02.28.11.1.152", anders, "C"),
            budget("CTM-02-B3", "Ulempe", "Årligt abonnement på styresystem til belysningen.", Typed("45,0", "45"), feb, feb,
                   "Øvrig drift", "02.28.11.1.153", anders, "A"),
            budget("CTM-03-B1", "Budgetreduktion", "Færre kørte timer ved tømning.", Typed("99,9", "99.9"), mar, mar, "Øvrig drift",
                   "02.28.14.1.160", anders, "E"),
        ],
        "Kvalitative gevinster": [
            quality("CTM-01-K1", "Borgerne får hurtigere byggetilladelse", "Borger", "Sagsbehandlingstid, enkle sager", "dage",
                    "Ned", 41, "2025-12-31", 25, "2026-12-31", 33, "2026-03-31", "Byggesagssystemet", anders,
                    "En carport fik tilladelse på otte dage. Før lå ansøgningen en måned i bunken."),
        ],
        "Omkostninger": [
            cost("CTM-02", "Anskaffelse", "Armaturer og styring, første etape", "Engang", Typed("kr. 3.400,-", 0), Typed("1.200,50", 0),
                 0, 0, spent=Typed("2.115,75", 0)),
            cost("CTM-03", "Anskaffelse", "Sensorer til prøven", "Engang", Typed("62,4", 0), 0, 0, 0, spent=Typed("62,4", 0)),
        ],
        "Opfølgning": [
            told("CTM-01-T1", jan, Typed("62", "62"), "Fagsystem", None, None, "Ændret mængde", "Få ansøgninger i januar på grund af frost."),
            told("CTM-01-T1", feb, Typed("74", "74"), "Fagsystem"),
            told("CTM-01-T1", mar, Typed("69 stk.", "69"), "Fagsystem"),
            told("CTM-01-B1", feb, Typed("13,0", "13"), "Økonomisystem", "OMPL-2026-0218"),
            told("CTM-01-B1", mar, Typed("13,1", "13.1"), "Økonomisystem", "OMPL-2026-0319"),
            told("CTM-02-B1", feb, Typed("kr. 16,9", "16.9"), "Økonomisystem", "EL-2026-02"),
            told("CTM-02-B1", mar, Typed("31,-", "31"), "Økonomisystem", "EL-2026-03", Typed("462,25", "462.25"), "Forsinket",
                 "Etape 2 kom først i drift den 16. marts, fordi kabler manglede."),
            told("CTM-02-B2", mar, Typed("7,5", "7.5"), "Optælling"),
            told("CTM-02-B3", feb, Typed("3,75", "3.75"), "Økonomisystem", "EL-2026-02"),
            told("CTM-02-B3", mar, Typed("3,75", "3.75"), "Økonomisystem", "EL-2026-03"),
            told("CTM-03-B1", mar, Typed("0", "0"), "Skøn", None, None, "Mindre effekt", "Tiltaget er opgivet."),
        ],
        "Risici": [
            risk("CTM-02", "Leverancen til etape 3 bliver forsinket.", Typed("30 %", 0), Typed("85,0", 0),
                 "Ordren er afgivet to måneder tidligere end planlagt.", "Preben Skytte"),
        ],
    }


# ---------------------------------------------------------------- CAM: fejl, der koster rækker

def cam(period, _):
    lone = "Lone Fjeldsted"
    return {
        "Stamdata": master("CAM", "Nadja Rosengren", "Klar til godkendelse", period,
                           "Tallene for tolkning er foreløbige. Vi afventer de sidste fakturaer for marts."),
        "Tiltag": [
            initiative("CAM-01", "Robot henter oplysninger til rådighedssager",
                       "Robotten samler ydelse, indkomst og fravær i ét notat, før sagsbehandleren åbner sagen.", "RPA", "M2",
                       "Nadja Rosengren", "I drift", "2026-01", day("2026-01-12")),
            initiative("CAM-02", "Videotolkning ved opfølgende samtaler",
                       "Opfølgende samtaler holdes med videotolk. Fremmødetolk bestilles kun til første samtale.",
                       "Enklere arbejdsgang", "M1", "Steen Hvidberg", "I drift", "2026-01", day("2026-01-05"), Nøglemåltal="Ja"),
        ],
        "Forudsætninger": [
            assumption("F01", "CAM-02", "Borgeren siger ja til videotolk i to ud af tre samtaler.", "Erfaring fra nabokommune",
                       "Ja", "Holder"),
        ],
        "Tidsgevinster": [
            time("CAM-01-T1", "O01", "Indhentning af oplysninger til rådighedssag", "opslag", "AC", 14_800, 4, Decimal("1.5"), 90,
                 16, JAN, MAR, 0, 80, "Længere samtaler med unge, der er langt fra job.", lone, "D"),
        ],
        "Budgetgevinster": [
            budget("CAM-02-B1", "Budgetreduktion", "Lavere udgift til fremmødetolk og kørsel.", 144_000, JAN, JAN, "Øvrig drift",
                   "05.68.90.1.230", lone, "A", 110_000, 165_000),
            budget("CAM-02-B2", "Besparelse", "Færre aflyste tolketimer.", 36_000, JAN, JAN, "Øvrig drift", "05.68.90.1.231",
                   lone, "C", _out=True),
        ],
        "Kvalitative gevinster": [
            quality("CAM-02-K1", "Samtaler bliver sjældnere aflyst", "Borger", "Aflyste samtaler med tolk", "procent", "Ned", 14,
                    "2025-12-31", 7, "2026-12-31", 9, "2026-03-27", "Mødebooking", lone,
                    "En samtale kunne flyttes til samme eftermiddag, fordi tolken var med på video."),
        ],
        "Omkostninger": [
            cost("CAM-01", "Ekstern konsulent", "Udvikling af robotten", "Engang", 70_000, 0, 0, 0, spent=68_500),
            cost("CAM-02", "Drift og licens", "Aftale om videotolkning", "Varig", 24_000, 24_000, 24_000, 24_000, spent=6_000),
        ],
        "Opfølgning": [
            told("CAM-01-T1", JAN, 1_188, "Fagsystem"), told("CAM-01-T1", FEB, 1_205, "Fagsystem"),
            told("CAM-01-T1", MAR, "1,234", "Fagsystem", _out=True),
            told("CAM-02-B1", JAN, 11_200, "Økonomisystem", "TOLK-0126"),
            told("CAM-02-B1", FEB, 12_650, "Økonomisystem", "TOLK-0226", _out=True),
            told("CAM-02-B1", FEB, 12_560, "Økonomisystem", "TOLK-0226", _out=True),
            told("CAM-02-B1", MAR, 12_900, None, "TOLK-0326", _out=True),
            told("CAM-02-B2", FEB, 2_800, "Fagsystem", _out=True), told("CAM-02-B2", MAR, 3_050, "Fagsystem", _out=True),
            told("CAM-09-B1", MAR, 4_000, "Økonomisystem", "OMPL-2026-0325", _out=True),
        ],
        "Risici": [
            risk("CAM-02", "Dårlig lyd gør, at samtaler må holdes om.", 25, 20_000, "Nye mikrofoner i fire samtalerum.",
                 "Steen Hvidberg"),
        ],
    }


# ---------------------------------------------------------------- CSO: rækker over tabellen, flyttede kolonner, eget ark

def cso(period, _):
    birgitte = "Birgitte Dahlerup"
    return {
        "Stamdata": master("CSO", "Inger Margrethe Toft", "Godkendt", period,
                           "Talegenkendelsen tages godt imod i tre af fire distrikter. Distrikt Nord begynder efter påske."),
        "Tiltag": [
            initiative("CSO-01", "Talegenkendelse i hjemmeplejens dokumentation",
                       "Medarbejderen indtaler notatet i bilen efter besøget og godkender teksten på telefonen.", "AI", "M2",
                       "Inger Margrethe Toft", "I drift", "2026-02", day("2026-02-02"), Nøglemåltal="Ja"),
            initiative("CSO-02", "Skærmbesøg afløser korte tilsynsbesøg",
                       "Korte tilsyn og medicinpåmindelser sker på skærm, når borgeren ønsker det og kan.", "Digital løsning", "M1",
                       "Gitte Sandholt", "I drift", "2026-01", day("2026-01-05")),
        ],
        "Forudsætninger": [
            assumption("F01", "CSO-01", "Tre ud af fem notater indtales, når alle distrikter er med.", "Pilot i distrikt Syd",
                       "Ja", "Holder"),
            assumption("F02", "CSO-02", "120 borgere siger ja til skærmbesøg i 2026.", "Visitationens gennemgang", "Ja", "Usikker"),
        ],
        "Tidsgevinster": [
            time("CSO-01-T1", "O01", "Notat efter besøg", "notat", "SOSU", 48_000, 9, Decimal("5.5"), 60, 85, FEB, "2026-04", 25,
                 60, "Mere tid hos borgere med demens.", birgitte, "B", 90),
        ],
        "Budgetgevinster": [
            budget("CSO-01-B1", "Budgetreduktion", "Færre timer med overarbejde til dokumentation.", 118_500, FEB, "2026-04", "Løn",
                   "05.30.26.1.410", birgitte, "D", 80_000, 130_000, "CSO-01-T1"),
            budget("CSO-02-B1", "Budgetreduktion", "Mindre kørsel og færre leasede biler.", 520_000, JAN, "2026-04", "Øvrig drift",
                   "05.30.26.1.430", birgitte, "A", 400_000, 600_000),
            budget("CSO-02-B2", "Undgået udgift", "Udvidelse af bilparken, der ikke bliver nødvendig.", 240_000, FEB, FEB,
                   "Øvrig drift", None, birgitte, "D", 150_000, 300_000),
            budget("CSO-02-B3", "Ulempe", "Leje og support af skærme hos borgerne.", 96_000, JAN, JAN, "Øvrig drift",
                   "05.30.26.1.431", birgitte, "A"),
        ],
        "Kvalitative gevinster": [
            quality("CSO-02-K1", "Borgerne får medicin til tiden", "Faglig kvalitet", "Andel påmindelser inden for 15 minutter",
                    "procent", "Op", 78, "2025-12-12", 92, "2026-12-31", 86, "2026-03-31", "Omsorgssystemet", birgitte,
                    "En borger fortæller, at hun nu kan tage til banko, fordi hun ikke skal vente hjemme på besøget."),
        ],
        "Omkostninger": [
            cost("CSO-01", "Uddannelse", "Introduktion til 85 medarbejdere", "Engang", 92_000, 0, 0, 0, spent=64_000),
            cost("CSO-01", "Drift og licens", "Licens til talegenkendelse", "Varig", 58_000, 58_000, 58_000, 58_000),
        ],
        "Opfølgning": [
            told("CSO-01-T1", FEB, 3_890, "Fagsystem"),
            told("CSO-01-T1", MAR, 4_120, "Fagsystem", None, 34_500, "Forsinket", "Distrikt Nord begynder efter påske."),
            told("CSO-01-B1", FEB, 3_100, "Optælling"), told("CSO-01-B1", MAR, 6_450, "Skøn"),
            told("CSO-02-B1", JAN, 9_400, "Økonomisystem", "FLÅDE-0126", None, "Lav ibrugtagning", "Kun 34 borgere var i gang i januar."),
            told("CSO-02-B1", FEB, 20_900, "Økonomisystem", "FLÅDE-0226"), told("CSO-02-B1", MAR, 33_150, "Økonomisystem", "FLÅDE-0326"),
            told("CSO-02-B2", FEB, 20_000, "Skøn"), told("CSO-02-B2", MAR, 18_000, "Skøn"),
            told("CSO-02-B3", JAN, 8_000, "Økonomisystem", "SKÆRM-0126"), told("CSO-02-B3", FEB, 8_000, "Økonomisystem", "SKÆRM-0226"),
            told("CSO-02-B3", MAR, 8_240, "Økonomisystem", "SKÆRM-0326"),
        ],
        "Risici": [
            risk("CSO-02", "Dårlig mobildækning i den nordlige del af kommunen.", 50, 90_000,
                 "Skærme med to simkort prøves hos ti borgere.", "Gitte Sandholt"),
        ],
    }


OWN_SHEET = [["Bil", "Distrikt", "Km januar", "Km februar", "Km marts"], ["Bil 1", "Syd", 1412, 1190, 1033],
             ["Bil 2", "Syd", 1388, 1201, 1104], ["Bil 3", "Nord", 1620, 1598, 1577]]
NOT_OURS = [["Tiltag", "Hvem", "Status"], ["Videotolk", "Steen", "kører"], ["Robot", "Nadja", "kører næsten"]]

CASES = {"CBD": cbd, "CØP": coep, "CBU": cbu, "CTM": ctm, "CAM": cam, "CSO": cso}


def case(centre, period, version=""):
    """A centre's business case as it stood in a period."""
    sheets = CASES[centre](period, version)

    def settle(value):
        while isinstance(value, Since):
            value = value.at(period)
        return value

    def known(sheet, row):
        when = row.get("Måned")
        when = when.means if isinstance(when, Typed) else when
        return sheet != "Opfølgning" or when <= month(period)

    return {sheet: ({label: settle(value) for label, value in rows.items()} if sheet == "Stamdata" else
                    [{label: settle(value) for label, value in row.items()} for row in rows if known(sheet, row)])
            for sheet, rows in sheets.items()}


# ---------------------------------------------------------------- time

def task(id, name, unit, begins, ends, group, people, all_cases):
    return {"Opgave-ID": id, "Opgave": name, "Enhed": unit, "Begynder når": begins, "Slutter når": ends,
            "Faggruppe": group, "Medarbejdere": people, "Målt på alle sager": "Ja" if all_cases else "Nej"}


FLYT = ("O01", "Behandling af flytteanmeldelse", "anmeldelse", "Anmeldelsen åbnes i fagsystemet.",
        "Adressen er opdateret, og borgeren har fået svar.", "HK", 9)
FAKTURA = ("O01", "Kontering af leverandørfaktura", "faktura", "Fakturaen åbnes i økonomisystemet.",
           "Fakturaen er sendt til godkendelse.", "HK", 14)
BREV = ("O02", "Udarbejdelse af ansættelsesbrev", "brev", "Ansættelsen modtages fra lederen.", "Brevet er sendt til underskrift.",
        "HK", 8)
NOTAT = ("O01", "Pædagogisk statusnotat", "notat", "Besøget er slut.", "Notatet er gemt på barnets sag.", "PAED", 4)
BESOEG = ("O01", "Notat efter besøg", "notat", "Medarbejderen går ud ad døren.", "Notatet er gemt i omsorgssystemet.", "SOSU", 85)

# (opgave, rækker, medarbejdere, typiske minutter, spredning, varianter eller ingen)
MEASUREMENTS = {
    "CBD før": dict(centre="CBD", kind="Før", first="2025-11-03", last="2025-11-21", method="Løbende registrering",
                    by="Rikke Sønderup", told="2025-10-20", gone="2026-12-31", tasks=[task(*FLYT, False)],
                    plan=[("O01", 74, 9, 20.5, 0.42, None)]),
    "CBD efter": dict(centre="CBD", kind="Efter", first="2026-02-03", last="2026-02-20", method="Løbende registrering",
                      by="Rikke Sønderup", told="2026-01-19", gone="2027-03-31", tasks=[task(*FLYT, False)],
                      plan=[("O01", 66, 8, 8.9, 0.5, None)],
                      cases=[{"Opgave-ID": "O01", "Måned": month(JAN), "Antal": 505, "Kilde": "Udtræk fra folkeregisterløsningen"}]),
    "CØP før": dict(centre="CØP", kind="Før", first="2025-11-10", last="2025-11-28", method="Stopur", by="Dorthe Egelund",
                    told="2025-10-27", gone="2026-12-31", tasks=[task(*FAKTURA, True), task(*BREV, False)],
                    plan=[("O01", 120, 10, 6.2, 0.45, {"Simpel": (0.5, 0.7), "Normal": (0.35, 1.0), "Kompleks": (0.15, 2.1)}),
                          ("O02", 42, 6, 33.0, 0.35, None)]),
    "CØP efter": dict(centre="CØP", kind="Efter", first="2026-03-02", last="2026-03-20", method="Stopur", by="Dorthe Egelund",
                      told="2026-02-16", gone="2027-03-31", tasks=[task(*FAKTURA, True), task(*BREV, False)],
                      plan=[("O01", 110, 10, 3.7, 0.5, {"Simpel": (0.6, 0.7), "Normal": (0.3, 1.0), "Kompleks": (0.1, 2.2)}),
                            ("O02", 22, 5, 20.5, 0.35, None)],
                      cases=[{"Opgave-ID": "O01", "Måned": month(FEB), "Antal": 1930, "Kilde": "Økonomisystemet"},
                             {"Opgave-ID": "O02", "Måned": month(FEB), "Antal": 231, "Kilde": "Lønsystemet"}]),
    "CBU før": dict(centre="CBU", kind="Før", first="2025-11-03", last="2025-12-05", method="Løbende registrering",
                    by="Mette Kjærgaard", told="2025-10-24", gone="2026-12-31", tasks=[task(*NOTAT, False)],
                    plan=[("O01", 46, 4, 71.0, 0.33, None)]),
    "CBU efter": dict(centre="CBU", kind="Efter", first="2026-02-02", last="2026-02-27", method="Løbende registrering",
                      by="Mette Kjærgaard", told="2026-01-16", gone="2027-02-28", tasks=[task(*NOTAT, False)],
                      plan=[("O01", 41, 4, 46.0, 0.36, None)]),
    "CSO før": dict(centre="CSO", kind="Før", first="2025-12-01", last="2025-12-19", method="Stikprøve", by="Gitte Sandholt",
                    told="2025-11-17", gone="2026-12-31", tasks=[task(*BESOEG, False)],
                    plan=[("O01", 150, 22, 8.3, 0.48, None)]),
    "CSO efter": dict(centre="CSO", kind="Efter", first="2026-03-02", last="2026-03-20", method="Stikprøve", by="Gitte Sandholt",
                      told="2026-02-13", gone="2027-03-31", tasks=[task(*BESOEG, False)],
                      plan=[("O01", 138, 20, 5.1, 0.52, None)],
                      cases=[{"Opgave-ID": "O01", "Måned": month(FEB), "Antal": 3890, "Kilde": "Udtræk fra omsorgssystemet"}]),
}

STRANGE = ["Systemet var nede undervejs", "Sagen blev afbrudt af telefonen", "Oplæring af ny kollega", "Manglende bilag, måtte ringe"]


def measurement_form(measured):
    return {"Måling": measured["kind"], "Fra": day(measured["first"]), "Til": day(measured["last"]), "Metode": measured["method"],
            "Ansvarlig": measured["by"], "Medarbejdere og MED oplyst den": day(measured["told"]),
            "Slettes senest": day(measured["gone"])}


def registrations(measured):
    """Rows with the right-skewed spread real work has. The same seed gives the same rows."""
    rows = []
    for id, count, people, typical, spread, variants in measured["plan"]:
        dice = random.Random(f"Fjordby {measured['centre']} {id} {measured['kind']}")
        first, last = day(measured["first"]), day(measured["last"])
        workdays = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
        workdays = [when for when in workdays if when.weekday() < 5]
        for number in range(count):
            variant, weight = None, 1.0
            if variants:
                draw, total = dice.random(), 0.0
                for name, (share, factor) in variants.items():
                    total += share
                    if draw < total or name == "Kompleks":
                        variant, weight = name, factor
                        break
            units = 1 if typical > 15 or dice.random() < 0.85 else dice.choice([2, 3, 4])
            strange = dice.random() < 0.04
            minutes = typical * weight * units * math.exp(dice.gauss(0, spread)) * (2.6 if strange else 1)
            rows.append({"Dato": workdays[number * len(workdays) // count], "Opgave-ID": id,
                         "Medarbejderkode": f"M{dice.randrange(people) + 1 if number >= people else number + 1:02d}",
                         "Minutter": Decimal(f"{max(minutes, 0.5):.1f}"), "Antal": units, "Variant": variant,
                         "Usædvanlig": "Ja" if strange else None, "Bemærkning": dice.choice(STRANGE) if strange else None})
    return sorted(rows, key=lambda row: (row["Dato"], row["Opgave-ID"]))


# ---------------------------------------------------------------- files

def at(text):
    return dt.datetime.fromisoformat(text)


def bc(file, centre, period, saved, **more):
    return {"file": file, "kind": "businesscase", "centre": centre, "period": period, "saved": at(saved)} | more


def tid(file, name, saved):
    measured = MEASUREMENTS[name]
    return {"file": file, "kind": "tid", "centre": measured["centre"], "period": JAN, "measurement": measured, "saved": at(saved)}


BS, ØP, BU, SO, MAIL = "Borgerservice", "Økonomi og Personale", "Børn og Unge", "Sundhed og Omsorg", "Fra mail"
FILES = [
    bc(f"{BS}/Businesscase CBD januar.xlsx", "CBD", JAN, "2026-02-06T10:12"),
    bc(f"{BS}/Businesscase CBD februar.xlsx", "CBD", FEB, "2026-03-06T14:40"),
    bc(f"{BS}/Businesscase CBD marts FINAL.xlsx", "CBD", MAR, "2026-04-08T09:05"),
    tid(f"{BS}/Tidsmåling/Tidsregistrering CBD FØR.xlsx", "CBD før", "2025-11-24T08:30"),
    tid(f"{BS}/Tidsmåling/Tidsregistrering CBD EFTER.xlsx", "CBD efter", "2026-02-23T08:55"),
    {"file": f"{BS}/Thumbs.db", "kind": "støj", "content": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)},
    bc(f"{ØP}/2026/businesscase CØP jan.xlsx", "CØP", JAN, "2026-02-05T15:21"),
    bc(f"{ØP}/2026/businesscase CØP feb.xlsx", "CØP", FEB, "2026-03-05T11:47"),
    bc(f"{ØP}/2026/endelig_v3.xlsx", "CØP", MAR, "2026-04-08T08:10", version="gammel"),
    bc(f"{ØP}/2026/endelig_v3 (1).xlsx", "CØP", MAR, "2026-04-09T13:32"),
    {"file": f"{ØP}/2026/~$endelig_v3 (1).xlsx", "kind": "støj", "content": b"\x0eDorthe Egelund" + b" " * 150},
    tid(f"{ØP}/tid/CØP tid før.xlsx", "CØP før", "2025-12-01T09:00"),
    tid(f"{ØP}/tid/CØP tid efter NY.xlsx", "CØP efter", "2026-03-23T10:15"),
    bc(f"{BU}/BC CBU feb (rettet af Mette).xlsx", "CBU", FEB, "2026-03-09T16:58"),
    tid(f"{BU}/tidsreg før.xlsx", "CBU før", "2025-12-08T12:00"),
    tid(f"{BU}/tidsreg efter.xlsx", "CBU efter", "2026-03-02T12:20"),
    bc(f"{SO}/CSO gevinster marts 2026 v2.xlsx", "CSO", MAR, "2026-04-07T18:03", rearranged=True),
    tid(f"{SO}/CSO tid FØR.xlsx", "CSO før", "2025-12-22T11:11"),
    tid(f"{SO}/CSO tid EFTER.xlsx", "CSO efter", "2026-03-24T07:50"),
    {"file": f"{MAIL}/Kopi af CSO tid FØR.xlsx", "kind": "kopi", "of": f"{SO}/CSO tid FØR.xlsx"},
    bc(f"{MAIL}/Kopi af Businesscase CTM.xlsx", "CTM", MAR, "2026-04-08T22:14"),
    bc(f"{MAIL}/Businesscase CAM marts - sendt.xlsx", "CAM", MAR, "2026-04-10T11:59"),
    {"file": f"{MAIL}/Vores eget overblik.xlsx", "kind": "fremmed"},
    {"file": f"{MAIL}/Husk.txt", "kind": "ignoreret",
     "content": "Husk at rykke CBU for marts. Sanne har talt med Mette den 9. april.\n".encode()},
]
