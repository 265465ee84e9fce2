import HookModel
import HookReceiver
import HookStore
import ServiceLifecycle

/// Prints what is stored, as it is stored: captures, what explains them, and what comes of their deliveries.
///
/// Stands behind the console in a service group, so that it ends first: what was stored until then is printed.
struct FeedPrinter: Service {
    private let printer: CapturePrinter
    private let writer: StoreWriter
    private let console: Console
    private let changes: FeedSubscription

    /// Subscribes at once: everything that is stored from now on is printed.
    init(_ printer: CapturePrinter, writer: StoreWriter, console: Console) {
        self.printer = printer
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
        var order = await cancelWhenGracefulShutdown { [self] in
            var order = AnsweredCaptures()
            for await item in changes { show(item, &order) }
            return order
        }
        // What was committed before this is in the feed.
        _ = try? await writer.record([])
        while let item = changes.nextNow() { show(item, &order) }
        for item in order.end() { show(item) }
    }

    private func show(_ item: FeedItem, _ order: inout AnsweredCaptures) {
        switch item {
        case .missed(let count): console.warn("\(count) events were not printed: too many at once")
        case .event(let event): for item in order.take(event) { show(item) }
        }
    }

    private func show(_ item: AnsweredCaptures.Item) {
        switch item {
        case .capture(let capture): printer.print([capture])
        case .event(.diagnosed(let capture, let diagnosis)): printer.print(diagnosis, of: capture)
        case .event(.delivery(let delivery, let attempt)):
            // What was only asked for is not told: an attempt follows.
            if attempt != nil || delivery.state != .pending { printer.print(delivery, attempt) }
        case .event: break
        }
    }
}
