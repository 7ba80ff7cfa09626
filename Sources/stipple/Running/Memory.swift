import Foundation

/// The memory of a process that holds answers and keys, which reaches no file and no screen when
/// the process dies.
enum Memory {
  static func keepPrivate() {
    // Of 0 bytes the kernel would still hand a core to a program that collects them; 1 stops both.
    var limit = rlimit(rlim_cur: 1, rlim_max: 1)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    // The Swift runtime answers these with a report that shows what registers point to.
    for number in [SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV] {
      signal(number, SIG_DFL)
    }
    // The same for the programs that are started from here.
    setenv("SWIFT_BACKTRACE", "enable=no", 1)
  }
}
