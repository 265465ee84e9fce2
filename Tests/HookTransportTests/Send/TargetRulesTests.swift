import HookModel
import NIOCore
import Testing

@testable import HookTransport

/// Which addresses are connected to.
@Suite struct TargetRulesTests {
    enum Verdict: Sendable, Equatable {
        case connects([String])
        case refused
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var addresses: [String]
        var allowsRemote = false
        /// The port is 3000 throughout; our own listener is at these addresses and that port.
        var own: [String] = []
        var verdict: Verdict
        var testDescription: String { "\(addresses), own \(own), remote \(allowsRemote)" }
    }

    static let cases = [
        Case(addresses: ["127.0.0.1"], verdict: .connects(["127.0.0.1"])),
        Case(addresses: ["127.9.9.9"], verdict: .connects(["127.9.9.9"])),
        Case(addresses: ["::1", "127.0.0.1"], verdict: .connects(["::1", "127.0.0.1"])),
        Case(addresses: ["0.0.0.0"], verdict: .connects(["127.0.0.1"])),
        Case(addresses: ["::"], verdict: .connects(["::1"])),
        Case(addresses: ["::ffff:127.0.0.1"], verdict: .connects(["127.0.0.1"])),
        Case(addresses: ["::ffff:0.0.0.0"], verdict: .connects(["127.0.0.1"])),
        Case(addresses: ["192.0.2.1"], verdict: .refused),
        Case(addresses: ["::ffff:192.0.2.1"], verdict: .refused),
        Case(addresses: ["::127.0.0.1"], verdict: .refused),
        Case(addresses: ["64:ff9b::7f00:1"], verdict: .refused),
        Case(addresses: ["169.254.169.254"], verdict: .refused),
        Case(addresses: ["10.0.0.1"], verdict: .refused),
        Case(addresses: ["fe80::1"], verdict: .refused),
        Case(addresses: ["192.0.2.1", "127.0.0.1"], verdict: .connects(["127.0.0.1"])),
        Case(addresses: ["192.0.2.1"], allowsRemote: true, verdict: .connects(["192.0.2.1"])),
        Case(addresses: ["::ffff:192.0.2.1"], allowsRemote: true, verdict: .connects(["192.0.2.1"])),
        Case(addresses: ["2001:db8::1"], allowsRemote: true, verdict: .connects(["2001:db8::1"])),
        Case(addresses: ["127.0.0.1"], own: ["127.0.0.1"], verdict: .refused),
        Case(addresses: ["0.0.0.0"], own: ["127.0.0.1"], verdict: .refused),
        Case(addresses: ["::ffff:127.0.0.1"], own: ["127.0.0.1"], verdict: .refused),
        Case(addresses: ["::"], own: ["::1"], verdict: .refused),
        Case(addresses: ["::1", "127.0.0.1"], own: ["127.0.0.1"], verdict: .refused),
        Case(addresses: ["192.0.2.1"], allowsRemote: true, own: ["192.0.2.1"], verdict: .refused),
    ]

    @Test(arguments: cases) func isJudged(_ expected: Case) throws {
        let rules = TargetRules(allowsRemote: expected.allowsRemote) { address, port in
            port == 3000 && expected.own.contains(address.description)
        }
        let url = try TargetURL("app.test:3000")
        let addresses = try expected.addresses.map { try SocketAddress(ipAddress: $0, port: 3000) }
        let verdict: Verdict
        do {
            verdict = .connects(try rules.permitted(addresses, of: url).map { $0.ipAddress ?? "none" })
        } catch {
            guard case .notAllowed = error else { throw error }
            verdict = .refused
        }
        #expect(verdict == expected.verdict)
    }
}
