import HookModel
import HookReceiver
import HookStore
import ServiceLifecycle
import Synchronization

/// Prints what is stored, as it is stored: captures, what explains them, and what comes of their deliveries.
///
/// Stands behind the console in a service group, so that it ends first: what was stored until then is printed.
final class FeedPrinter: Service {
    private struct State {
        var printer: CapturePrinter
        var order = AnsweredCaptures()

        mutating func show(_ item: AnsweredCaptures.Item) {
            switch item {
            case .capture(let capture): printer.print(capture)
            case .event(.diagnosed(let capture, let diagnosis)): printer.print(diagnosis, of: capture)
            case .event(.delivery(let delivery, let attempt)):
                // What was only asked for is not printed: an attempt follows.
                if attempt != nil || delivery.state != .pending { printer.print(delivery, attempt) }
            case .event: break
            }
        }
    }

    private let state: Mutex<State>
    private let writer: StoreWriter
    private let console: Console
    private let changes: FeedSubscription

    /// Subscribes at once: everything that is stored from now on is printed.
    init(_ printer: CapturePrinter, writer: StoreWriter, console: Console) {
        state = Mutex(State(printer: printer))
        self.writer = writer
        self.console = console
        changes = writer.feed.subscribe { event in
            switch event {
            case .captured, .answered, .diagnosed, .delivery: true
            case .target, .deliveriesDeleted, .deleted: false
            }
        }
    }

    /// Prints until graceful shutdown, and then what was stored until then.
    func run() async {
        await cancelWhenGracefulShutdown { await self.printChanges() }
        // What was committed before this is in the feed.
        _ = try? await writer.record([])
        while let item = changes.nextNow() { _ = show(item) }
        state.withLock { state in
            for item in state.order.end() { state.show(item) }
            state.printer.printCount()
        }
    }

    private func printChanges() async {
        let (counts, counted) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        async let counting: Void = printCounts(counts)
        for await item in changes {
            if show(item) { counted.yield() }
        }
        counted.finish()
        await counting
    }

    private func printCounts(_ counts: AsyncStream<Void>) async {
        for await _ in counts { await printCountWhenDue() }
    }

    /// Gives whether failures are counted that are to be printed later.
    private func show(_ item: FeedItem) -> Bool {
        state.withLock { state in
            switch item {
            case .missed(let count): console.warn("\(count) events were not printed: too many at once")
            case .event(let event): for item in state.order.take(event) { state.show(item) }
            }
            return state.printer.countIsDue != nil
        }
    }

    private func countIsDue() -> ContinuousClock.Instant? { state.withLock { $0.printer.countIsDue } }

    /// Waits until failures have stopped, ten seconds at most, and prints how many were counted.
    private func printCountWhenDue() async {
        let latest = ContinuousClock.now + .seconds(10)
        while let due = countIsDue(), due > .now, latest > .now {
            guard (try? await ContinuousClock().sleep(until: min(due, latest))) != nil else { return }
        }
        state.withLock { $0.printer.printCount() }
    }
}
