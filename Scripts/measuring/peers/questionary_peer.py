"""Asks so many text questions with questionary."""

import sys

import questionary

for index in range(int(sys.argv[1])):
    if questionary.text(f"Question {index}?").ask() is None:
        break
