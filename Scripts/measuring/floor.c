/* The least that a durable prompt can do: libedit, and one SQLite commit a line.
   floor prompt [DATABASE]             a line editor; each line is committed where a file is named
   floor commit DATABASE COUNT SIZE    so many commits of so many bytes; prints microseconds each */
#include <histedit.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static sqlite3 *database;
static sqlite3_stmt *insertion;

static void open_database(const char *path) {
  if (sqlite3_open(path, &database) != SQLITE_OK ||
      sqlite3_exec(database,
                   "PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL;"
                   "CREATE TABLE IF NOT EXISTS event (id INTEGER PRIMARY KEY, sealed BLOB)",
                   NULL, NULL, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2(database, "INSERT INTO event (sealed) VALUES (?)", -1, &insertion, NULL) !=
          SQLITE_OK) {
    fprintf(stderr, "floor: %s\n", sqlite3_errmsg(database));
    exit(74);
  }
}

static void commit(const char *bytes, int size) {
  sqlite3_exec(database, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  sqlite3_bind_blob(insertion, 1, bytes, size, SQLITE_STATIC);
  sqlite3_step(insertion);
  sqlite3_reset(insertion);
  if (sqlite3_exec(database, "COMMIT", NULL, NULL, NULL) != SQLITE_OK) exit(74);
}

static char *prompt(EditLine *editor) {
  (void)editor;
  return "answer \xe2\x80\xba ";
}

static int edit_lines(const char *program) {
  setlocale(LC_ALL, "");
  EditLine *editor = el_init(program, stdin, stdout, stderr);
  History *lines = history_init();
  HistEvent event;
  history(lines, &event, H_SETSIZE, 100);
  el_set(editor, EL_PROMPT, prompt);
  el_set(editor, EL_EDITOR, "emacs");
  el_set(editor, EL_HIST, history, lines);
  char sealed[200] = {0};
  for (;;) {
    fputs("\nThe next question?\n  1  yes\n  2  no\n", stdout);
    fflush(stdout);
    int length = 0;
    const char *line = el_gets(editor, &length);
    if (line == NULL || length <= 0) break;
    history(lines, &event, H_ENTER, line);
    if (database != NULL) commit(sealed, sizeof sealed);
  }
  return 0;
}

static int commit_often(int count, int size) {
  char *bytes = calloc(1, (size_t)size);
  for (int index = 0; index < count; index++) {
    struct timespec begun, ended;
    clock_gettime(CLOCK_MONOTONIC, &begun);
    commit(bytes, size);
    clock_gettime(CLOCK_MONOTONIC, &ended);
    printf("%.2f\n", (double)(ended.tv_sec - begun.tv_sec) * 1e6 + (double)(ended.tv_nsec - begun.tv_nsec) / 1e3);
  }
  free(bytes);
  return 0;
}

int main(int count, char **arguments) {
  if (count >= 2 && strcmp(arguments[1], "prompt") == 0) {
    if (count > 2) open_database(arguments[2]);
    return edit_lines(arguments[0]);
  }
  if (count == 5 && strcmp(arguments[1], "commit") == 0) {
    open_database(arguments[2]);
    return commit_often(atoi(arguments[3]), atoi(arguments[4]));
  }
  fputs("usage: floor prompt [DATABASE] | floor commit DATABASE COUNT SIZE\n", stderr);
  return 64;
}
