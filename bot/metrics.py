"""Figures for /metrics; no label ever carries a person's word or id."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest


class Metrics:
    """The counters of one process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.updates = Counter(
            "baomat_updates", "Updates kept in the inbox", registry=self.registry
        )
        self.handled = Counter(
            "baomat_handled", "Updates by how they ended", ["end"], registry=self.registry
        )
        self.notices = Counter(
            "baomat_notices", "Notices by how they ended", ["end"], registry=self.registry
        )
        self.alarms = Counter("baomat_alarms", "Alarms raised", ["kind"], registry=self.registry)
        self.seconds = Histogram(
            "baomat_handling_seconds",
            "From intake to the answer",
            buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30),
            registry=self.registry,
        )
        self.inbox = Gauge("baomat_inbox_waiting", "Updates that wait", registry=self.registry)
        self.outbox = Gauge("baomat_outbox_waiting", "Notices that wait", registry=self.registry)

        self.ready = Gauge("baomat_ready", "1 when /ready says 200", registry=self.registry)
        self.telegram = Gauge(
            "baomat_telegram_reachable", "0 while Telegram is out of reach", registry=self.registry
        )

    def page(self) -> bytes:
        """The figures in Prometheus' text form."""
        return generate_latest(self.registry)
