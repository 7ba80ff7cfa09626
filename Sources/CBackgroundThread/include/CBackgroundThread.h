#pragma once

/// Leaves this core to the thread that started the calling one, and takes any core at the lowest
/// priority.
///
/// The kernel may begin a thread on its starter's core and leave both there for some ticks of its
/// clock, each of which is as long as all else before the first prompt.
void background_thread_begin(void);
