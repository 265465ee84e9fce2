#ifndef HOOKSIGHT_COPENSSL_SHIM_H
#define HOOKSIGHT_COPENSSL_SHIM_H

// Nothing that OpenSSL 3 deprecates is visible, so nothing of it can be used by mistake.
#define OPENSSL_NO_DEPRECATED
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#endif
