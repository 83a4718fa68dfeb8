"""Writes records: one JSON object per line, each with a single write, without importing anything costly."""

import os
import sys
import time

LIMIT = 500
FRAMES = 40

_left = {}
RECORDS = os.path.join(FOLDER, "records.ndjson")
FLAGS = os.O_WRONLY | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def text(value):
    out = []
    for char in str(value)[:400]:
        code = ord(char)
        if 32 <= code < 127 and char not in '"\\':
            out.append(char)
        else:
            out.append("\\u%04x" % (code if code < 0x10000 else 0xFFFD))
    return '"' + "".join(out) + '"'


def frames(places):
    return "[" + ",".join("[%s,%d,%s]" % (text(f), n or 0, text(w)) for f, n, w in places) + "]"


def stack_of(frame):
    """The frames from here outwards, innermost first, ours left out."""
    places = []
    while frame is not None and len(places) < FRAMES:
        code = frame.f_code
        if not code.co_filename.startswith(HERE):
            places.append((code.co_filename, frame.f_lineno, code.co_name))
        frame = frame.f_back
    return places


def trace_of(exception):
    """Where an exception was raised, innermost first."""
    places = []
    entry = exception.__traceback__
    while entry is not None and len(places) < 400:
        code = entry.tb_frame.f_code
        if not code.co_filename.startswith(HERE):
            places.append((code.co_filename, entry.tb_lineno, code.co_name))
        entry = entry.tb_next
    return places[::-1][:FRAMES]


def write(kind, detail="", stack=(), awaited=(), most=LIMIT):
    """Never more than `most` of a kind per process; what is beyond is counted by the last line."""
    left = _left.get(kind, most)
    _left[kind] = left - 1
    if left <= 0:
        if left == 0:
            kind = "limit " + kind
        else:
            return
    line = '{"pid":%d,"us":%d,"kind":%s,"detail":%s,"stack":%s,"awaited":%s}\n' % (
        os.getpid(),
        time.time_ns() // 1000,
        text(kind),
        text(detail),
        frames(stack),
        frames(awaited),
    )
    try:
        # Nothing stays open: a program that closes or counts its descriptors finds none of ours.
        file = os.open(RECORDS, FLAGS)
        try:
            os.write(file, line.encode("ascii"))
        finally:
            os.close(file)
    except OSError:
        pass
