#ifndef HOOKSIGHT_CPCRE2_SHIM_H
#define HOOKSIGHT_CPCRE2_SHIM_H

// PCRE2 has a library for each width of code units; ours are bytes of UTF-8.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#endif
