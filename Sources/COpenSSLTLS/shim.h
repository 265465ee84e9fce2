#ifndef HOOKSIGHT_COPENSSLTLS_SHIM_H
#define HOOKSIGHT_COPENSSLTLS_SHIM_H

// Nothing that OpenSSL 3 deprecates is visible, so nothing of it can be used by mistake.
#define OPENSSL_NO_DEPRECATED
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

// What follows are macros, or macros around types, in OpenSSL: Swift imports neither.

// TLS 1.2 or newer, without renegotiation and compression, which attacks have used (RFC 7457); written pieces may move between attempts; buffers of idle connections are given back.
static inline int hooksight_tls_prepare(SSL_CTX *context) {
    SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
}

// Names the server that is asked for (RFC 6066, section 3).
static inline int hooksight_tls_ask_for(SSL *connection, const char *name) {
    return (int)SSL_set_tlsext_host_name(connection, name);
}

static inline void hooksight_tls_append(char *out, size_t size, const char *text) {
    size_t used = strlen(out);
    if (used < size) snprintf(out + used, size - used, used ? ", %s" : "%s", text);
}

// The names and addresses that a certificate is for, with commas between; empty for none.
static inline void hooksight_certificate_names(const X509 *certificate, char *out, size_t size) {
    out[0] = 0;
    GENERAL_NAMES *names = X509_get_ext_d2i(certificate, NID_subject_alt_name, NULL, NULL);
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names); i++) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(names, i);
        char text[256] = "";
        if (name->type == GEN_DNS) {
            snprintf(text, sizeof(text), "%.*s", ASN1_STRING_length(name->d.dNSName), ASN1_STRING_get0_data(name->d.dNSName));
        } else if (name->type == GEN_IPADD) {
            int length = ASN1_STRING_length(name->d.iPAddress);
            if (length == 4 || length == 16) {
                inet_ntop(length == 4 ? AF_INET : AF_INET6, ASN1_STRING_get0_data(name->d.iPAddress), text, sizeof(text));
            }
        }
        if (text[0]) hooksight_tls_append(out, size, text);
    }
    GENERAL_NAMES_free(names);
}

// A certificate's first or last moment, as RFC 3339 writes it; empty where it cannot be read.
static inline void hooksight_certificate_time(const X509 *certificate, int isLast, char *out, size_t size) {
    struct tm time;
    out[0] = 0;
    const ASN1_TIME *moment = isLast ? X509_get0_notAfter(certificate) : X509_get0_notBefore(certificate);
    if (ASN1_TIME_to_tm(moment, &time)) strftime(out, size, "%Y-%m-%dT%H:%M:%SZ", &time);
}

#endif
