import HookModel

extension RequiredMembersTests {
    private typealias Case = RequiredMemberCase

    /// Shopify, WooCommerce.
    static let shops: [RequiredMemberCase] = [
        Case(
            "shopify", "app/uninstalled",
            .text(
                #"{"id":1,"name":"A","email":"a@b.example","domain":null,"myshopify_domain":null,"#
                    + #""created_at":null,"updated_at":null}"#), .valid, "of a shop that is gone"),
        Case("shopify", "orders/create", .text(#"{"note":"two boxes"}"#), .valid, "with the subscriber's fields alone"),
        Case("shopify", "orders/create", .with("/created_at", "null"), .valid),
        Case("shopify", "orders/create", .without("/line_items/0/title"), .valid),
        Case("shopify", "orders/create", .with("/line_items/0/quantity", #""1""#), .invalid),
        Case("shopify", "orders/paid", .with("/total_price", "12.5"), .invalid),
        Case("shopify", "customers/redact", .without("/customer/phone"), .valid),
        Case("shopify", "customers/redact", .with("/customer", #""7""#), .invalid),
        Case("shopify", "products/update", .with("/vendor", "null"), .valid),
        Case("shopify", "products/update", .with("/variants", "{}"), .invalid),
        Case("shopify", "orders/create", .text(#"{"id":1,"admin_graphql_api_id":2}"#), .invalid, "with a number as id"),
        Case("woocommerce", "order.created", .with("/date_created_gmt", "null"), .valid),
        Case("woocommerce", "order.created", .without("/order_key"), .valid),
        Case("woocommerce", "order.created", .with("/total", "29.35"), .invalid),
        Case("woocommerce", "order.created", .without("/line_items"), .invalid),
        Case("woocommerce", "product.updated", .with("/sku", "null"), .valid),
        Case("woocommerce", "customer.created", .with("/email", "7"), .invalid),
    ]

    private static func updated(_ changes: String) -> String {
        #"{"id":"evt_1","object":"event","api_version":"2022-11-15","created":1,"livemode":false,"#
            + #""pending_webhooks":1,"request":null,"type":"customer.subscription.updated","#
            + #""data":{"previous_attributes":\#(changes),"object":{"id":"sub_1","object":"subscription","#
            + #""status":"active","customer":"cus_1","items":{"object":"list","data":[]},"created":1,"#
            + #""cancel_at_period_end":false,"livemode":false,"metadata":{}}}}"#
    }

    /// Stripe, Square, Paddle, Razorpay.
    static let payments: [RequiredMemberCase] = [
        Case(
            "stripe", "invoice.paid",
            .text(
                #"{"id":"evt_1","object":"event","created":1,"livemode":false,"pending_webhooks":1,"#
                    + #""type":"invoice.paid","data":{"previous_attributes":null,"object":{"id":"in_1","#
                    + #""object":"invoice","amount_due":1,"amount_paid":1,"amount_remaining":0,"currency":"eur","#
                    + #""total":1,"livemode":false,"lines":{"object":"list","data":[]}}}}"#), .valid,
            "of an old API version, with nothing changed"),
        Case(
            "stripe", "v1.billing.meter.no_meter_found",
            .text(
                #"{"id":"evt_test_1","object":"v2.core.event","type":"v1.billing.meter.no_meter_found","#
                    + #""livemode":false,"created":"2024-09-17T06:20:52.246Z","related_object":null}"#),
            .unknownEvent, "as a thin event"),
        Case(
            "stripe", "v2.core.account.created",
            .text(#"{"id":"evt_1","object":"v2.core.event","type":"v2.core.account.created","created":[1]}"#), .invalid,
            "as a thin event with a list as time"),
        Case("stripe", "customer.subscription.updated", .text(updated("null")), .valid, "with null for what changed"),
        Case("stripe", "customer.subscription.updated", .text(updated("[]")), .invalid, "with a list of what changed"),
        Case("stripe", "charge.refunded", .with("/request", "null"), .valid),
        Case("stripe", "charge.refunded", .with("/created", #""2024-09-17T06:20:52Z""#), .invalid),
        Case("stripe", "charge.refunded", .with("/data/object/amount", #""1200""#), .invalid),
        Case("stripe", "checkout.session.completed", .without("/data/object/metadata"), .valid),
        Case("stripe", "checkout.session.completed", .without("/data/object/mode"), .invalid),
        Case("stripe", "payment_intent.succeeded", .without("/data/object/amount_received"), .valid),
        Case("stripe", "payment_intent.succeeded", .without("/pending_webhooks"), .invalid),
        Case("stripe", "payment_intent.succeeded", .with("/object", #""charge""#), .invalid),
        Case("square", "payment.created", .without("/data/object/payment/location_id"), .valid),
        Case("square", "payment.created", .with("/merchant_id", "null"), .valid),
        Case("square", "payment.updated", .with("/data/object/payment/amount_money/amount", #""1""#), .invalid),
        Case("square", "refund.created", .without("/data/object/refund/payment_id"), .valid),
        Case("square", "refund.created", .without("/data/object/refund/amount_money"), .invalid),
        Case("square", "order.created", .without("/event_id"), .invalid),
        Case("paddle", "subscription.created", .without("/data/next_billed_at"), .valid),
        Case("paddle", "subscription.canceled", .with("/data/canceled_at", "null"), .valid),
        Case("paddle", "transaction.completed", .with("/data/customer_id", "null"), .valid),
        Case("paddle", "transaction.completed", .with("/data/items/0/quantity", #""1""#), .invalid),
        Case("paddle", "customer.created", .without("/data/email"), .invalid),
        Case("razorpay", "payment.captured", .without("/account_id"), .valid),
        Case("razorpay", "payment.captured", .without("/payload/payment/entity/error_code"), .valid),
        Case("razorpay", "payment.failed", .with("/payload/payment/entity/notes", "null"), .valid),
        Case("razorpay", "payment.failed", .with("/payload/payment/entity/amount", #""50000""#), .invalid),
        Case("razorpay", "order.paid", .with("/payload/order/entity/receipt", "null"), .valid),
        Case("razorpay", "refund.processed", .without("/payload/payment"), .valid),
        Case("razorpay", "refund.processed", .without("/payload/refund"), .invalid),
    ]
}
