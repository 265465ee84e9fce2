import JSONText

/// A page of a social network's API, compact: long strings with escapes and other scripts, many names, few numbers.
enum Posts {
    private static let words = [
        "webhook", "the", "of", "order", "café", "naïve", "東京", "配達", "привет", "заказ", "schönes", "नमस्ते", "🚀",
        "\"quoted\"", "new\nline", "back\\slash", "and", "delivered", "https://example.com/a/b?c=d&e=f", "tomorrow",
    ]

    static func write(count: Int) -> [UInt8] {
        var random = Random(seed: 1)
        var writer = JSONWriter()
        writer.object { writer in
            writer.name("statuses")
            writer.array { writer in
                for index in 0..<count { post(index, &random, &writer) }
            }
            writer.name("count")
            writer.integer(count)
        }
        return writer.bytes
    }

    private static func post(_ index: Int, _ random: inout Random, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("id")
            writer.integer(505_874_924_095_815_681 + index)
            writer.name("id_str")
            writer.string("\(505_874_924_095_815_681 + index)")
            writer.name("created_at")
            writer.string("2026-01-\(10 + index % 20)T12:\(10 + index % 50):09Z")
            writer.name("text")
            writer.string(sentence(random.number(5...24), &random))
            writer.name("lang")
            writer.string(random.pick(["en", "ja", "ru", "hi", "de"]))
            writer.name("retweeted")
            writer.bool(random.chance(30))
            writer.name("retweet_count")
            writer.integer(random.number(0...5000))
            writer.name("in_reply_to")
            if random.chance(70) { writer.null() } else { writer.string("\(random.next())") }
            writer.name("user")
            user(&random, &writer)
            writer.name("entities")
            entities(&random, &writer)
        }
    }

    private static func user(_ random: inout Random, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("id")
            writer.integer(random.number(1...3_000_000_000))
            writer.name("screen_name")
            writer.string("user_\(random.number(1...99999))")
            writer.name("name")
            writer.string(sentence(2, &random))
            writer.name("description")
            writer.string(sentence(random.number(0...16), &random))
            writer.name("url")
            writer.string("https://example.com/users/\(random.number(1...99999))")
            writer.name("followers_count")
            writer.integer(random.number(0...900_000))
            writer.name("verified")
            writer.bool(random.chance(5))
            writer.name("profile_background_color")
            writer.string("C0DEED")
            writer.name("profile_use_background_image")
            writer.bool(true)
        }
    }

    private static func entities(_ random: inout Random, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("hashtags")
            writer.array { writer in
                for _ in 0..<random.number(0...3) {
                    writer.object { writer in
                        writer.name("text")
                        writer.string(random.pick(words))
                        writer.name("indices")
                        indices(&random, &writer)
                    }
                }
            }
            writer.name("symbols")
            writer.array { _ in }
        }
    }

    private static func indices(_ random: inout Random, _ writer: inout JSONWriter) {
        let first = random.number(0...100)
        writer.array { writer in
            writer.integer(first)
            writer.integer(first + random.number(1...20))
        }
    }

    private static func sentence(_ count: Int, _ random: inout Random) -> String {
        (0..<count).map { _ in random.pick(words) }.joined(separator: " ")
    }
}
