#ifndef CEDITLINE_H
#define CEDITLINE_H

// libedit's setters are variadic and the standard streams are mutable globals, so Swift sees
// neither. Each call that is needed gets a name here; nothing else happens in this header.

#include <histedit.h>
#include <stdio.h>
#include <wchar.h>

typedef wchar_t *(*ceditline_prompt)(EditLine *);
typedef int (*ceditline_reader)(EditLine *, wchar_t *);
typedef unsigned char (*ceditline_command)(EditLine *, wint_t);

// <wchar.h> declares this for X/Open programs only, and Swift's is none.
extern int wcwidth(wchar_t character);

static inline int ceditline_width(wchar_t character) { return wcwidth(character); }

static inline FILE *ceditline_standard_output(void) { return stdout; }

static inline EditLine *ceditline_start(const char *program) {
  return el_init(program, stdin, stdout, stderr);
}

static inline int ceditline_set_owner(EditLine *line, void *owner) {
  return el_wset(line, EL_CLIENTDATA, owner);
}

static inline void *ceditline_owner(EditLine *line) {
  void *owner = NULL;
  return el_wget(line, EL_CLIENTDATA, &owner) == 0 ? owner : NULL;
}

// `literal` brackets text of the prompt that takes no columns.
static inline int ceditline_set_prompt(EditLine *line, ceditline_prompt prompt, wchar_t literal) {
  return el_wset(line, EL_PROMPT_ESC, prompt, (int)literal);
}

static inline int ceditline_set_right_prompt(EditLine *line, ceditline_prompt prompt,
                                             wchar_t literal) {
  return el_wset(line, EL_RPROMPT_ESC, prompt, (int)literal);
}

static inline int ceditline_set_reader(EditLine *line, ceditline_reader reader) {
  return el_wset(line, EL_GETCFN, reader);
}

static inline int ceditline_set_editor(EditLine *line, const char *name) {
  return el_set(line, EL_EDITOR, name);
}

static inline int ceditline_uses_vi(EditLine *line) {
  const wchar_t *name = NULL;
  return el_wget(line, EL_EDITOR, &name) == 0 && name != NULL && name[0] == L'v';
}

static inline int ceditline_enable_editing(EditLine *line) {
  return el_wset(line, EL_EDITMODE, 1);
}

static inline int ceditline_disable_editing(EditLine *line) {
  return el_wset(line, EL_EDITMODE, 0);
}

// While a line is read, Ctrl-C, Ctrl-Z and Ctrl-\ arrive as characters, and a return and a
// newline stay apart, so that the two together are seen to end one line. Ctrl-S stops nothing.
static inline int ceditline_read_keys_raw(EditLine *line) {
  return el_set(line, EL_SETTY, "-d", "-isig", "-icrnl", "-inlcr", "-ixon", NULL);
}

static inline int ceditline_add_command(EditLine *line, const char *name, const char *help,
                                        ceditline_command command) {
  return el_set(line, EL_ADDFN, name, help, command);
}

static inline int ceditline_bind(EditLine *line, const char *key, const char *command) {
  return el_set(line, EL_BIND, key, command, NULL);
}

// The second key map is vi's command mode.
static inline int ceditline_bind_alternative(EditLine *line, const char *key,
                                             const char *command) {
  return el_set(line, EL_BIND, "-a", key, command, NULL);
}

static inline int ceditline_prepare_terminal(EditLine *line, int raw) {
  return el_wset(line, EL_PREP_TERM, raw);
}

static inline int ceditline_set_columns(EditLine *line, const char *columns) {
  return el_set(line, EL_SETTC, "co", columns, NULL);
}

// Draws prompt and line again from the cursor's place, which must be column 0.
static inline int ceditline_draw(EditLine *line) { return el_wset(line, EL_REFRESH); }

static inline HistoryW *ceditline_start_history(int size) {
  HistEventW event;
  HistoryW *history = history_winit();
  if (history == NULL) return NULL;
  history_w(history, &event, H_SETSIZE, size);
  history_w(history, &event, H_SETUNIQUE, 1);
  return history;
}

static inline int ceditline_set_history(EditLine *line, HistoryW *history) {
  return el_wset(line, EL_HIST, history_w, history);
}

static inline int ceditline_remember(HistoryW *history, const wchar_t *text) {
  HistEventW event;
  return history_w(history, &event, H_ENTER, text);
}

#endif
