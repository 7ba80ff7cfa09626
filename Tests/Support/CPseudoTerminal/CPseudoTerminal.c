#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

int pseudoterminal_start(const char *path, char *const arguments[], char *const environment[],
                         const char *folder, unsigned short rows, unsigned short columns,
                         pid_t *process) {
  struct winsize size = {.ws_row = rows, .ws_col = columns};
  int terminal = -1;
  pid_t child = forkpty(&terminal, NULL, NULL, &size);
  if (child < 0) return -1;
  if (child == 0) {
    // The threads of a test runner block signals, and a shell may have ignored some; a child
    // inherits both.
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    for (int other = 3; other < 256; other++) close(other);
    if (folder != NULL && chdir(folder) != 0) _exit(126);
    execve(path, arguments, environment);
    _exit(127);
  }
  fcntl(terminal, F_SETFD, FD_CLOEXEC);
  fcntl(terminal, F_SETFL, O_NONBLOCK);
  *process = child;
  return terminal;
}

int pseudoterminal_resize(int terminal, unsigned short rows, unsigned short columns) {
  struct winsize size = {.ws_row = rows, .ws_col = columns};
  return ioctl(terminal, TIOCSWINSZ, &size);
}

int pseudoterminal_status(pid_t process) {
  int status = 0;
  pid_t found = waitpid(process, &status, WNOHANG);
  if (found != process) return -1;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

int pseudoterminal_width(unsigned int scalar) {
  static locale_t characters;
  if (characters == (locale_t)0) characters = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  locale_t before = characters == (locale_t)0 ? (locale_t)0 : uselocale(characters);
  int width = wcwidth((wchar_t)scalar);
  if (before != (locale_t)0) uselocale(before);
  return width;
}
