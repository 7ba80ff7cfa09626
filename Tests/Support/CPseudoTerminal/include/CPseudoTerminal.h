#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <sys/types.h>

// Starts a program on a new pseudo-terminal that is its controlling terminal.
// Returns the terminal's other end, or -1 with errno set. `folder` may be NULL.
int pseudoterminal_start(const char *path, char *const arguments[], char *const environment[],
                         const char *folder, unsigned short rows, unsigned short columns,
                         pid_t *process);

// Returns 0, or -1 with errno set.
int pseudoterminal_resize(int terminal, unsigned short rows, unsigned short columns);

// The exit status of a finished process, 128 + the signal that ended it, or -1 while it runs.
int pseudoterminal_status(pid_t process);

// The columns of a character in the C.UTF-8 locale.
int pseudoterminal_width(unsigned int scalar);

#endif
