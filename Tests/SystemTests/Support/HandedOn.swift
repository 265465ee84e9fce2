import TestSupport

/// What an app got of many captures, compared with what was posted and with what Hooksight noted.
struct HandedOn {
    /// How many requests were of which kind, for a test to print.
    private(set) var counts: [String: Int] = [:]
    /// What should not be; one line each.
    private(set) var faults: [String] = []
    private var last: [Int: (number: Int, via: String, wasTaken: Bool)] = [:]
    private var taken: Set<Int> = []
    private var first: [Int] = []

    /// The greatest number of captures whose first attempt had not come when that of a later one did.
    var overtaken: Int {
        var missing: Set<Int> = []
        var known = 0
        var most = 0
        for id in first {
            if id > known {
                missing.formUnion((known + 1)..<id)
                known = id
            } else {
                missing.remove(id)
            }
            most = max(most, missing.count)
        }
        return most
    }

    /// Reads a finished run.
    ///
    /// - Parameters:
    ///   - received: What came to the app, in order.
    ///   - wasTaken: Whether the app's reaction to the request of that number was a whole 200.
    ///   - load: What was posted.
    ///   - store: What is in the store in the end.
    init(_ received: [FakeApp.Received], wasTaken: (Int) -> Bool, of load: PostedLoad, store: StoredDeliveries) {
        let captures = store.bodies
        if store.states != ["delivered": captures.count] {
            faults.append("\(captures.count) captures, deliveries: \(store.states)")
        }
        for (id, number) in load.numbers where captures[id] != PostedLoad.body(number) {
            faults.append("capture \(id) is not request \(number)")
        }
        for (place, request) in received.enumerated() {
            add(request, wasTaken: wasTaken(place), store)
        }
        for id in captures.keys where !taken.contains(id) { faults.append("capture \(id) never got to the app") }
        for (id, seen) in last where !seen.wasTaken { faults.append("capture \(id): the last attempt was not taken") }
        counts["captures"] = captures.count
        counts["requests"] = received.count
    }

    private mutating func add(_ request: FakeApp.Received, wasTaken: Bool, _ store: StoredDeliveries) {
        guard let id = request.header("X-Hooksight-Capture").flatMap({ Int($0) }),
            let number = request.header("X-Hooksight-Attempt").flatMap({ Int($0) }),
            let via = request.header("X-Hooksight-Via"), let body = store.bodies[id]
        else { return faults.append("no capture's request: \(request.head)") }
        if !request.bodyView.elementsEqual(body) { faults.append("capture \(id) has another body") }
        if let before = last[id] {
            switch number {
            // Nobody knows what came of an attempt that was open at a kill; only a new run makes it again.
            case before.number where via != before.via:
                counts[before.wasTaken ? "taken again after a kill" : "repeated after a kill", default: 0] += 1
            case before.number + 1 where !before.wasTaken: counts["tried again", default: 0] += 1
            case before.number + 1 where store.statuses[.init(capture: id, number: before.number)] == .some(nil):
                counts["taken again after an answer too late", default: 0] += 1
            default: faults.append("capture \(id): attempt \(number) after \(before)")
            }
        } else {
            if number != 1 { faults.append("capture \(id) began with attempt \(number)") }
            first.append(id)
        }
        last[id] = (number, via, wasTaken)
        if wasTaken { taken.insert(id) }
    }
}
