import NIOCore
import TestSupport
import Testing

@testable import HookTLS

/// Which certificates are believed, and what is said of the others.
@Suite(.timeLimit(.minutes(2))) struct CertificateTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let certificate: String
        var peer = TLSPeer.name("localhost")
        /// Which authority is named beside the system's.
        var authority: String? = "authority.pem"
        /// Nil when it is believed.
        let problem: String?

        var testDescription: String { "\(certificate), \(peer), \(authority ?? "none"): \(problem ?? "good")" }
    }

    static let cases = [
        Case(certificate: "localhost", problem: nil),
        Case(certificate: "localhost", peer: .name("LOCALHOST"), problem: nil),
        Case(certificate: "localhost", peer: .name("localhost."), problem: nil),
        Case(certificate: "localhost", peer: .address("127.0.0.1"), problem: nil),
        Case(certificate: "localhost", peer: .address("::1"), problem: "the certificate is for localhost, 127.0.0.1"),
        Case(certificate: "localhost", peer: .name("other"), problem: "the certificate is for localhost, 127.0.0.1"),
        Case(certificate: "elsewhere", peer: .name("www.example.com"), problem: nil),
        Case(
            certificate: "elsewhere", peer: .name("a.b.example.com"),
            problem: "the certificate is for example.com, *.example.com"),
        Case(certificate: "elsewhere", problem: "the certificate is for example.com, *.example.com"),
        Case(certificate: "expired", problem: "the certificate expired at 2021-01-01T00:00:00Z"),
        Case(certificate: "future", problem: "the certificate is not valid before 2100-01-01T00:00:00Z"),
        Case(certificate: "localhost", authority: nil, problem: "the certificate's authority is unknown"),
        Case(certificate: "localhost", authority: "selfsigned.pem", problem: "the certificate's authority is unknown"),
        Case(
            certificate: "nameless", authority: "nameless.pem", problem: "the certificate names no host"),
        Case(certificate: "selfsigned", problem: "the certificate is self-signed"),
        Case(certificate: "selfsigned", authority: "selfsigned.pem", problem: nil),
    ]

    @Test("A certificate is believed from a known authority, for its names, in its time", arguments: cases)
    func judged(_ example: Case) async throws {
        let authorities = try example.authority.map { try TrustedAuthorities(file: Certificates.file($0)) } ?? .none
        let context = try TLSContext(trusting: authorities, isInsecure: false)
        let received = Collected()
        try await TLSSockets.listening(Certificates.server(example.certificate), into: received) { port in
            var problem: String?
            do {
                let channel = try await TLSSockets.connect(port, context, to: example.peer, into: Collected())
                try await channel.close()
            } catch TLSError.certificate(let found) {
                problem = "\(found)"
            }
            #expect(problem == example.problem)
        }
        #expect(received.count == 0)
    }

    @Test("Any certificate will do when told so", arguments: ["elsewhere", "expired", "future", "selfsigned"])
    func insecure(_ certificate: String) async throws {
        let context = try TLSContext(trusting: .none, isInsecure: true)
        try await TLSSockets.listening(Certificates.server(certificate)) { port in
            let channel = try await TLSSockets.connect(port, context, into: Collected())
            try await channel.close()
        }
    }

    @Test("A server tells the client's complaint as its alert")
    func alert() async throws {
        let seen = Collected()
        try await TLSSockets.listening(Certificates.server("selfsigned"), into: seen) { port in
            await #expect(throws: TLSError.self) {
                try await TLSSockets.connect(port, Certificates.client(), into: Collected())
            }
            try await until("the alert has come") { !seen.errors.isEmpty }
        }
        #expect(seen.errors.first?.contains("alert") == true, "\(seen.errors)")
    }

    @Test("A key that is not the certificate's is told")
    func otherKey() {
        #expect(throws: TLSError.self) {
            try TLSContext(
                certificateFile: Certificates.file("localhost.pem"), keyFile: Certificates.file("expired.key"))
        }
        #expect(throws: TLSError.self) {
            try TLSContext(certificateFile: "/nowhere.pem", keyFile: Certificates.file("expired.key"))
        }
    }
}
