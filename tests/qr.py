"""Reads the QR code of a page with zxing-cpp: `python3 qr.py PICTURE`. Prints its text; exit 1 where there is none."""

import sys

import zxingcpp
from PIL import Image

found = zxingcpp.read_barcodes(Image.open(sys.argv[1]))
if not found:
    sys.exit(f"{sys.argv[1]}: no code can be read")
print(found[0].text, end="")
