#!/usr/bin/env python3
"""Draws gevinst.ico, the program's icon on Windows, beside this script: four bars that grow, on a green ground.

Python's standard library is enough. Run it after a change of the drawing and commit both files.
"""

import struct
import zlib
from pathlib import Path

GROUND, BAR, LAST = (0x1B, 0x5E, 0x4B), (0xFF, 0xFF, 0xFF), (0xF2, 0xB1, 0x34)
# On a field of 16 by 16: left, top, right, bottom of each bar.
BARS = [(3, 10, 5, 13), (6, 8, 8, 13), (9, 6, 11, 13), (12, 3, 14, 13)]
SIZES = [16, 24, 32, 48, 256]
CORNER = 2.5
FINE = 4  # samples each way for every pixel, so that edges are smooth


def colour(x, y):
    """The colour of a point on the field of 16 by 16; nothing outside the rounded square."""
    dx, dy = max(CORNER - x, x - (16 - CORNER), 0), max(CORNER - y, y - (16 - CORNER), 0)
    if dx * dx + dy * dy > CORNER * CORNER:
        return None
    for bar in BARS:
        if bar[0] <= x < bar[2] and bar[1] <= y < bar[3]:
            return LAST if bar is BARS[-1] else BAR
    return GROUND


def pixel(column, row, size):
    """Red, green, blue and how solid, over the samples of one pixel."""
    scale = 16 / size / FINE
    seen = [colour((column * FINE + i + 0.5) * scale, (row * FINE + j + 0.5) * scale) for i in range(FINE) for j in range(FINE)]
    solid = [point for point in seen if point]
    if not solid:
        return (0, 0, 0, 0)
    return (*(sum(point[part] for point in solid) // len(solid) for part in range(3)), 255 * len(solid) // len(seen))


def bitmap(size):
    """As Windows keeps small icons: a header, rows from the bottom up, and a mask that nobody looks at."""
    header = struct.pack("<IiiHHIIiiII", 40, size, size * 2, 1, 32, 0, 0, 0, 0, 0, 0)
    rows = b"".join(
        struct.pack("<BBBB", blue, green, red, solid)
        for row in reversed(range(size))
        for red, green, blue, solid in (pixel(column, row, size) for column in range(size))
    )
    return header + rows + bytes((size + 31) // 32 * 4 * size)


def png(size):
    """As Windows keeps large ones."""
    rows = b"".join(b"\0" + bytes(part for column in range(size) for part in pixel(column, row, size)) for row in range(size))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def main():
    images = [png(size) if size > 64 else bitmap(size) for size in SIZES]
    at = 6 + 16 * len(images)
    out = struct.pack("<HHH", 0, 1, len(images))
    for size, image in zip(SIZES, images):
        out += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(image), at)
        at += len(image)
    Path(__file__).with_name("gevinst.ico").write_bytes(out + b"".join(images))


main()
