#ifndef HOOKSIGHT_CZLIB_SHIM_H
#define HOOKSIGHT_CZLIB_SHIM_H

#include <zlib.h>

// inflateInit2 is a macro around the library's version, which Swift does not import.
static inline int hooksight_inflate_init(z_stream *stream, int windowBits) { return inflateInit2(stream, windowBits); }

#endif
