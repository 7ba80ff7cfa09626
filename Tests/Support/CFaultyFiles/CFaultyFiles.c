#include "CFaultyFiles.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SECTOR = 512, MAXIMUM_PATH = 1024 };

// One write or truncation since the file's last sync, with what it replaced.
typedef struct Change {
  sqlite3_int64 offset, old_size;
  int old_count, new_count;
  int truncates;
  char *old_bytes, *new_bytes;
  struct Change *earlier, *later;
} Change;

// A path and what would be lost of it. Outlives the open file.
typedef struct Image {
  char path[MAXIMUM_PATH];
  Change *first, *last;
  struct Image *next;
} Image;

typedef struct {
  sqlite3_file base;
  Image *image;  // null for temporary files
  sqlite3_file *real;
} File;

static sqlite3_vfs shim;
static sqlite3_vfs *system_files;
static Image *images;
static faulty_kind armed;
static int occasions_left, happened, dead;

// MARK: - What would be lost

static void forget(Image *image) {
  while (image->first) {
    Change *change = image->first;
    image->first = change->later;
    free(change->old_bytes);
    free(change->new_bytes);
    free(change);
  }
  image->last = NULL;
}

static Image *image_of(const char *path) {
  for (Image *image = images; image; image = image->next)
    if (strcmp(image->path, path) == 0) return image;
  Image *image = calloc(1, sizeof *image);
  if (!image) return NULL;
  snprintf(image->path, sizeof image->path, "%s", path);
  image->next = images;
  images = image;
  return image;
}

// Remembers the bytes that a change from `offset` on, `old_extent` bytes long, replaces.
static int remember(
    File *file, sqlite3_int64 offset, sqlite3_int64 old_extent, const void *bytes, int count,
    int truncates) {
  if (!file->image) return SQLITE_OK;
  Change *change = calloc(1, sizeof *change);
  if (!change) return SQLITE_NOMEM;
  change->offset = offset;
  change->truncates = truncates;
  change->new_count = count;
  file->real->pMethods->xFileSize(file->real, &change->old_size);
  sqlite3_int64 replaced = change->old_size - offset;
  if (replaced < 0) replaced = 0;
  if (replaced > old_extent) replaced = old_extent;
  change->old_count = (int)replaced;
  change->old_bytes = malloc(replaced + 1);
  change->new_bytes = malloc(count + 1);
  if (!change->old_bytes || !change->new_bytes) return SQLITE_NOMEM;
  if (replaced) file->real->pMethods->xRead(file->real, change->old_bytes, replaced, offset);
  if (count) memcpy(change->new_bytes, bytes, count);
  change->earlier = file->image->last;
  if (file->image->last)
    file->image->last->later = change;
  else
    file->image->first = change;
  file->image->last = change;
  return SQLITE_OK;
}

// Whether it is this occasion's turn to fail.
static int strikes(faulty_kind kind) {
  if (armed != kind || happened) return 0;
  if (--occasions_left > 0) return 0;
  happened = 1;
  if (kind == FAULTY_POWER) dead = 1;
  return 1;
}

// MARK: - Files

static int file_close(sqlite3_file *base) {
  File *file = (File *)base;
  return file->real->pMethods ? file->real->pMethods->xClose(file->real) : SQLITE_OK;
}

static int file_read(sqlite3_file *base, void *bytes, int count, sqlite3_int64 offset) {
  File *file = (File *)base;
  return file->real->pMethods->xRead(file->real, bytes, count, offset);
}

static int file_write(sqlite3_file *base, const void *bytes, int count, sqlite3_int64 offset) {
  File *file = (File *)base;
  if (dead || strikes(FAULTY_POWER) || strikes(FAULTY_WRITE)) return SQLITE_IOERR_WRITE;
  if (strikes(FAULTY_FULL)) return SQLITE_FULL;
  int stops = strikes(FAULTY_SHORT);
  if (stops) count /= 2;
  int result = remember(file, offset, count, bytes, count, 0);
  if (result == SQLITE_OK && count)
    result = file->real->pMethods->xWrite(file->real, bytes, count, offset);
  return stops ? SQLITE_FULL : result;
}

static int file_truncate(sqlite3_file *base, sqlite3_int64 size) {
  File *file = (File *)base;
  if (dead || strikes(FAULTY_POWER)) return SQLITE_IOERR_TRUNCATE;
  int result = remember(file, size, 1 << 30, NULL, 0, 1);
  return result == SQLITE_OK ? file->real->pMethods->xTruncate(file->real, size) : result;
}

static int file_sync(sqlite3_file *base, int flags) {
  File *file = (File *)base;
  (void)flags;
  if (dead || strikes(FAULTY_POWER) || strikes(FAULTY_SYNC)) return SQLITE_IOERR_FSYNC;
  // The disk below is not to be waited for: power is only ever lost by our own hand.
  if (file->image) forget(file->image);
  return SQLITE_OK;
}

static int file_size(sqlite3_file *base, sqlite3_int64 *size) {
  File *file = (File *)base;
  return file->real->pMethods->xFileSize(file->real, size);
}

static int file_lock(sqlite3_file *base, int level) {
  File *file = (File *)base;
  return file->real->pMethods->xLock(file->real, level);
}

static int file_unlock(sqlite3_file *base, int level) {
  File *file = (File *)base;
  return file->real->pMethods->xUnlock(file->real, level);
}

static int file_check_lock(sqlite3_file *base, int *result) {
  File *file = (File *)base;
  return file->real->pMethods->xCheckReservedLock(file->real, result);
}

static int file_control(sqlite3_file *base, int operation, void *argument) {
  File *file = (File *)base;
  return file->real->pMethods->xFileControl(file->real, operation, argument);
}

static int file_sector(sqlite3_file *base) {
  (void)base;
  return SECTOR;
}

// No promises beyond those of any disk: no safe append, no atomic write, no overwrite by power.
static int file_traits(sqlite3_file *base) {
  (void)base;
  return 0;
}

static int file_shm_map(
    sqlite3_file *base, int region, int size, int extends, void volatile **address) {
  File *file = (File *)base;
  return file->real->pMethods->xShmMap(file->real, region, size, extends, address);
}

static int file_shm_lock(sqlite3_file *base, int offset, int count, int flags) {
  File *file = (File *)base;
  return file->real->pMethods->xShmLock(file->real, offset, count, flags);
}

static void file_shm_barrier(sqlite3_file *base) {
  File *file = (File *)base;
  file->real->pMethods->xShmBarrier(file->real);
}

static int file_shm_unmap(sqlite3_file *base, int deletes) {
  File *file = (File *)base;
  return file->real->pMethods->xShmUnmap(file->real, deletes);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_check_lock,
    .xFileControl = file_control,
    .xSectorSize = file_sector,
    .xDeviceCharacteristics = file_traits,
    .xShmMap = file_shm_map,
    .xShmLock = file_shm_lock,
    .xShmBarrier = file_shm_barrier,
    .xShmUnmap = file_shm_unmap,
};

// MARK: - The file system

static int files_open(
    sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *out_flags) {
  File *file = (File *)base;
  (void)vfs;
  memset(file, 0, sizeof *file);
  if (dead || strikes(FAULTY_OPEN)) return SQLITE_CANTOPEN;
  file->real = (sqlite3_file *)(file + 1);
  int result = system_files->xOpen(system_files, path, file->real, flags, out_flags);
  // SQLite closes what has methods, opened or not.
  if (result != SQLITE_OK) return result;
  if (path && !(flags & SQLITE_OPEN_DELETEONCLOSE)) file->image = image_of(path);
  file->base.pMethods = &methods;
  return SQLITE_OK;
}

static int files_delete(sqlite3_vfs *vfs, const char *path, int syncs) {
  (void)vfs;
  if (dead) return SQLITE_IOERR_DELETE;
  int result = system_files->xDelete(system_files, path, syncs);
  Image *image = image_of(path);
  if (result == SQLITE_OK && image) forget(image);
  return result;
}

static int files_access(sqlite3_vfs *vfs, const char *path, int flags, int *result) {
  (void)vfs;
  return system_files->xAccess(system_files, path, flags, result);
}

static int files_full_path(sqlite3_vfs *vfs, const char *path, int count, char *result) {
  (void)vfs;
  return system_files->xFullPathname(system_files, path, count, result);
}

int faulty_register(void) {
  if (system_files) return 0;
  system_files = sqlite3_vfs_find(NULL);
  if (!system_files) return 1;
  // Time, randomness and sleep are the system's.
  shim = *system_files;
  shim.pNext = NULL;
  shim.zName = "faulty";
  shim.szOsFile = (int)sizeof(File) + system_files->szOsFile;
  shim.xOpen = files_open;
  shim.xDelete = files_delete;
  shim.xAccess = files_access;
  shim.xFullPathname = files_full_path;
  return sqlite3_vfs_register(&shim, 0);
}

void faulty_arm(faulty_kind kind, int occasion) {
  while (images) {
    Image *image = images;
    images = image->next;
    forget(image);
    free(image);
  }
  armed = kind;
  occasions_left = occasion;
  happened = dead = 0;
}

int faulty_happened(void) { return happened; }

// MARK: - The power cut

static unsigned long long draw(unsigned long long *state) {
  *state += 0x9E3779B97F4A7C15ull;
  unsigned long long mixed = *state;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ull;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBull;
  return mixed ^ (mixed >> 31);
}

static int put(FILE *file, const char *bytes, size_t count, sqlite3_int64 offset) {
  if (count == 0) return 0;
  return fseek(file, offset, SEEK_SET) != 0 || fwrite(bytes, 1, count, file) != count;
}

static int cut(FILE *file, sqlite3_int64 size) {
  return fflush(file) != 0 || ftruncate(fileno(file), size) != 0;
}

// Goes back to the last sync, then forward again by what the disk happened to have written.
static int lose(Image *image, FILE *file, unsigned long long *state) {
  int problem = 0;
  for (Change *change = image->last; change; change = change->earlier) {
    problem |= put(file, change->old_bytes, change->old_count, change->offset);
    problem |= cut(file, change->old_size);
  }
  for (Change *change = image->first; change; change = change->later) {
    switch (draw(state) % 3) {
      case 0: break;
      case 1:
        if (change->truncates)
          problem |= cut(file, change->offset);
        else
          problem |= put(file, change->new_bytes, change->new_count, change->offset);
        break;
      default: {
        // Torn: some of its sectors, whichever they are.
        for (int from = 0; from < change->new_count; from += SECTOR) {
          int rest = change->new_count - from;
          if (draw(state) & 1)
            problem |= put(
                file, change->new_bytes + from, rest < SECTOR ? rest : SECTOR,
                change->offset + from);
        }
      }
    }
  }
  return problem;
}

int faulty_cut_power(unsigned long long seed) {
  int problem = 0;
  for (Image *image = images; image; image = image->next) {
    if (!image->first) continue;
    FILE *file = fopen(image->path, "r+b");
    // One that was never synced may be gone altogether.
    if (!file) continue;
    problem |= lose(image, file, &seed);
    problem |= fclose(file) != 0;
    forget(image);
  }
  dead = 0;
  armed = FAULTY_NOTHING;
  return problem;
}
