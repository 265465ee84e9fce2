#ifndef HOOKSIGHT_CZLIB_SHIM_H
#define HOOKSIGHT_CZLIB_SHIM_H

#include <zlib.h>

// inflateInit2 is a macro around the library's version, which Swift does not import.
static inline int hooksight_inflate_init(z_stream *stream, int windowBits) { return inflateInit2(stream, windowBits); }

// So is deflateInit2; the level and the memory are zlib's own choice.
static inline int hooksight_deflate_init(z_stream *stream, int windowBits) {
    return deflateInit2(stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
}

#endif
