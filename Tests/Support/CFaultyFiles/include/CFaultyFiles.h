/// A file system for SQLite that loses power and fails on demand; for tests.
///
/// It is registered under the name "faulty" and works on real files through SQLite's own default
/// file system. What is written is seen at once, but counts as lost until the file is synced. It
/// belongs to one thread at a time.
#ifndef C_FAULTY_FILES_H
#define C_FAULTY_FILES_H

/// What is made to go wrong.
typedef enum {
  FAULTY_NOTHING = 0,
  /// From the n-th write, truncation or sync on, everything fails: the power is gone.
  FAULTY_POWER,
  /// The n-th write fails.
  FAULTY_WRITE,
  /// The n-th write finds the disk full.
  FAULTY_FULL,
  /// The n-th write stops half-way, because the disk is full.
  FAULTY_SHORT,
  /// The n-th sync fails.
  FAULTY_SYNC,
  /// The n-th opening fails.
  FAULTY_OPEN,
} faulty_kind;

/// Registers the file system; 0 when that worked. Safe to call again.
int faulty_register(void);

/// Forgets all that was, and arms one fault at the n-th occasion, counted from 1.
void faulty_arm(faulty_kind kind, int occasion);

/// Whether the armed fault has happened.
int faulty_happened(void);

/// After the connections are closed: leaves the files as a power cut would. Of the changes since
/// each file's last sync, a seeded choice is kept, dropped or torn at a sector of 512 bytes.
/// Returns 0 when the files could be written.
int faulty_cut_power(unsigned long long seed);

#endif
