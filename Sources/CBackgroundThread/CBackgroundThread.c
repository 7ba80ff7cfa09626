// In C because the affinity calls are extensions of the GNU library, which Swift's Glibc leaves out.
#define _GNU_SOURCE
#include "CBackgroundThread.h"

#include <sched.h>
#include <unistd.h>

void background_thread_begin(void) {
  // Linux keeps a priority for each thread; where it refuses, the thread competes.
  (void)!nice(19);
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return;
  cpu_set_t others = allowed;
  CPU_CLR(sched_getcpu(), &others);
  // Refused where there is one core only; then the two take turns.
  if (sched_setaffinity(0, sizeof others, &others) == 0)
    sched_setaffinity(0, sizeof allowed, &allowed);
}
