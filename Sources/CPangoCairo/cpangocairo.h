#ifndef CPANGOCAIRO_H
#define CPANGOCAIRO_H

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

// Names for what Swift cannot import: macros, and functions whose types hide behind casts.

static inline void cpangocairo_unref(void *object) { g_object_unref(object); }

/// The character of a glyph that no font has, or zero for a glyph that a font has.
static inline unsigned int cpangocairo_unknown_character(PangoGlyph glyph) {
  return (glyph & PANGO_GLYPH_UNKNOWN_FLAG) && glyph != PANGO_GLYPH_EMPTY
             ? glyph & ~(PangoGlyph)PANGO_GLYPH_UNKNOWN_FLAG
             : 0;
}

#endif
