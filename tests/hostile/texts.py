"""Texts as attackers, jokers and ordinary people type them, by name."""

from __future__ import annotations

OVERRIDE = "Ahmad \u202egpj.exe"
OVERRIDE_GONE = "Ahmad gpj.exe"
OPEN_ISOLATE = "Ahmad \u2067(RSD)"
OPEN_ISOLATE_GONE = "Ahmad (RSD)"
RTL = "أحمد بن علي (RSD) 12"
VOWELS = "مُحَمَّد"
ETHIOPIC = "ሰላም ተስፋይ"
EMOJI = "Sara 👩\u200d👩\u200d👧 😀"
ZERO_WIDTH = "Sa\u200bra\u200c\u200d\u2060!"
UNSEEN = "\u200b\u200d\u2060"
STACKED = "e" + "\u0301" * 60
DECOMPOSED = "Zoe\u0308 A\u030a"
LONG = "x" * 10_000
LONG_WORDS = "woord " * 2_000
IMAGE = '<img src="file:///etc/passwd">'
MARKUP = "<b>Ahmad</b> &lt; <a href='http://x.example'>y</a>"
PARAGRAPH = '<para><font color="red">x</font><br/></para> <onDraw name="x"/>'
SCRIPT = "<script>alert(1)</script> javascript:alert(1)"
TEMPLATE = "{{7*7}} {name} ${x} %s %(x)s {0.__class__}"
FORMULA = "=cmd|' /C calc'!A0"
FORMULA_AT = "@SUM(1+1)*cmd|' /C calc'!A0"
FORMULA_MINUS = "-2+3+cmd|' /C calc'!A0"
FORMULA_TAB = "\t=1+1"
PARENT = "../../../etc/passwd"
DRIVE = "C:\\Windows\\..\\con.txt"
SHARE = "\\\\evil.example\\share\\x"
SQL = "Robert'); DROP TABLE dossiers; --"
SHELL = "$(id) `id` ; rm -rf ~ | & %PATH%"
NUL = "Sa\0ra"
TERMINAL = "Sara\x1b[2J\x07\x9b31m"
TERMINAL_GONE = "Sara[2J31m"
HALF = "Sa\ud800ra"
HALVES = "\udfff\ud800"
LINES = "Sara\r\n2026-01-01 root unlocked\u2028x"
TAGS = "Sara\U000e0041\U000e007f"
NO_CHARACTER = "Sara\uffff"
PRIVATE = "Sara\ue000"
JSON = '"}, {"id": "x", "a": [null'
YAML = "!!python/object/apply:os.system [id] &a *a"
PDF = "(a\\) ) Tj ET endstream /OpenAction << /S /JavaScript >>"
FORMAT = "%n%s%x%d"
TURKISH = "İstanbul ıŞIK ß ﬁ Ǆ"
SPACES = " \u00a0Sara \u3000 de\u2003Wit "
AMPERSAND = "&Sara && Zn."
