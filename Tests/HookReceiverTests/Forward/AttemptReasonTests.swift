import HookModel
import HookReceiver
import HookStore
import TestSupport
import Testing

/// What an attempt's reason says: the status that came, the URL that was called, where a redirect points, and the wait
/// that is really coming.
@Suite(.timeLimit(.minutes(2))) struct AttemptReasonTests {
    /// The reason after the first attempt, with the app's port as `PORT`.
    private static func reason(
        _ reaction: FakeApp.Reaction, _ rules: ForwardRules, path: String = "/hook", base: String = ""
    ) async throws -> (reason: String, delivery: Delivery, attempt: DeliveryAttempt) {
        let app = FakeApp { _, _ in reaction }
        let port = try await app.start()
        let found = Box()
        try await withForwarding(to: ["name=app http://localhost:\(port)\(base)"], rules: rules) { running in
            try await running.post(path)
            try await until("the first attempt is stored") { try await running.store.delivery(1)?.attempts == 1 }
            let delivery = try #require(try await running.store.delivery(1))
            let attempt = try #require(try await running.store.attempts(of: 1).first)
            let reason = delivery.reason?.replacing("localhost:\(port)", with: "localhost:PORT") ?? ""
            found.value = (reason, delivery, attempt)
        }
        return try #require(found.value)
    }

    @Test("A4: with a time scale the wait is the one that comes")
    func scaled() async throws {
        let rules = ForwardRules(retry: .waits([.seconds(6000)]), timeScale: 60)
        let (reason, delivery, attempt) = try await Self.reason(.answer(500), rules)
        #expect(
            reason
                == "status 500 at http://localhost:PORT/hook; retry 2/2 in 1 min 40 s (100m ÷ 60)")
        let end = attempt.startedAt.milliseconds + attempt.took.wholeMilliseconds
        let wait = try #require(delivery.dueAt).milliseconds - end
        #expect(wait >= 99_900 && wait < 110_000)
    }

    @Test("Field 9: a long Retry-After is told in hours and minutes")
    func readable() async throws {
        let (reason, _, _) = try await Self.reason(
            .answer(503, headers: ["Retry-After: 4642"]), ForwardRules(retry: .waits([.seconds(60)])))
        #expect(
            reason == "status 503 at http://localhost:PORT/hook; retry 2/2 in 1 h 17 min (Retry-After)")
    }

    @Test("Field 9: a Retry-After beyond the longest wait says so")
    func capped() async throws {
        let (reason, _, _) = try await Self.reason(
            .answer(429, headers: ["Retry-After: 604800"]), ForwardRules(retry: .waits([.seconds(60)])))
        #expect(
            reason == "status 429 at http://localhost:PORT/hook; retry 2/2 in 24 h "
                + "(Retry-After asks for longer; 24 h is the longest wait believed)")
    }

    @Test("Field 9: a wrong path is told by the URL that was called")
    func url() async throws {
        let (reason, _, _) = try await Self.reason(
            .answer(404), ForwardRules(retry: .waits([])), path: "/hooks?x=[1]&z=%7E", base: "/api")
        #expect(reason == "status 404 at http://localhost:PORT/api/hooks?x=[1]&z=%7E; dead letter after 1 attempt")
    }

    @Test(
        "Field 9: a redirect says where it points; a permanent one is not repeated",
        arguments: [
            (301, "/hook/", true), (308, "/hook/", true), (302, "/login?next=%2Fhook", false),
            (307, "http://localhost:1/x", false), (303, "/a\u{9B}31m", false),
            (308, "http://user:secret@localhost:1/x", true), (308, "/" + String(repeating: "x", count: 5000), true),
        ])
    func redirects(status: Int, location: String, isPermanent: Bool) async throws {
        let (reason, delivery, _) = try await Self.reason(
            .answer(status, headers: ["Location: \(location)"]), ForwardRules(retry: .waits([.seconds(60)])))
        let start =
            switch location.prefix(7) {
            case "http://" where location.contains("@"): "http://***@localhost:1/x"
            case "/a\u{9B}31m": "/a\\u{9b}31m at "
            default: String(location.prefix(20))
            }
        #expect(reason.hasPrefix("status \(status) to \(start)"), "\(reason)")
        #expect(!reason.contains("secret") && reason.count < 500)
        #expect(delivery.state == (isPermanent ? .failed : .pending))
        #expect(reason.hasSuffix(isPermanent ? "a permanent redirect is not retried" : "in 1 min"), "\(reason)")
    }

    @Test("Field 9: a redirect without Location says that")
    func lost() async throws {
        let (reason, _, _) = try await Self.reason(.answer(302), ForwardRules(retry: .waits([])))
        #expect(reason == "status 302 without Location at http://localhost:PORT/hook; dead letter after 1 attempt")
    }

    @Test("Field 9: a status whose body never ends is delivered, or failed, by that status")
    func unended() async throws {
        let head = "X\r\nX-App: yes\r\nContent-Length: 9\r\n\r\nok"
        // A busy machine may need longer for the head; the head decides, not the clock.
        for deadline in [Duration.seconds(1), .seconds(10), .seconds(40)] {
            let rules = ForwardRules(retry: .waits([]), deadline: deadline)
            let (reason, delivery, attempt) = try await Self.reason(.unended("HTTP/1.1 200 \(head)"), rules)
            let failed = try await Self.reason(.unended("HTTP/1.1 500 \(head)"), rules)
            guard attempt.status != nil, failed.attempt.status != nil else { continue }
            #expect(reason == "status 200; its body did not end within \(deadline.text)")
            #expect(delivery.state == .delivered)
            #expect(attempt.headers.contains { $0.name == "X-App" } && attempt.bodySize == 2)
            #expect(
                failed.reason == "status 500 at http://localhost:PORT/hook; its body did not end within "
                    + "\(deadline.text); dead letter after 1 attempt")
            #expect(failed.delivery.state == .failed)
            return
        }
        Issue.record("the status did not count")
    }
}

private final class Box: @unchecked Sendable {  // Written before the run ends, read after it.
    var value: (String, Delivery, DeliveryAttempt)?
}
