#ifndef HOOKSIGHT_COPENSSL_SHIM_H
#define HOOKSIGHT_COPENSSL_SHIM_H

// Nothing that OpenSSL 3 deprecates is visible, so nothing of it can be used by mistake.
#define OPENSSL_NO_DEPRECATED
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/x509.h>

// Sets key and hash function of an HMAC. OSSL_PARAM keeps pointers to the names that it is made from, which Swift's
// strings cannot promise to outlive.
static inline int hooksight_hmac_init(EVP_MAC_CTX *context, const unsigned char *key, size_t length, const char *hash) {
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, (char *)hash, 0),
        OSSL_PARAM_construct_end(),
    };
    return EVP_MAC_init(context, key, length, parameters);
}

// A new key of a kind, and of a curve where the kind has several. EVP_PKEY_Q_keygen has a variable number of arguments,
// which Swift does not call.
static inline EVP_PKEY *hooksight_new_key(const char *kind, const char *curve) {
    return curve ? EVP_PKEY_Q_keygen(NULL, NULL, kind, curve) : EVP_PKEY_Q_keygen(NULL, NULL, kind);
}

#endif
