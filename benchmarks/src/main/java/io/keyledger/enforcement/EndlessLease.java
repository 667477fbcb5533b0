package io.keyledger.enforcement;

import java.time.Duration;

/** The lease as a verdict looks at it, clocks and all, without a database that keeps it. */
public final class EndlessLease {

    private EndlessLease() {}

    /** One that holds for a day. */
    public static ValidatorLease held() {
        Clocks clocks = new Clocks(System::nanoTime, System::currentTimeMillis);
        HeldLease lease = new HeldLease(clocks);
        lease.extend(lease.generation(), LeaseTerm.beginning(clocks, Duration.ofDays(1)));
        return lease;
    }
}
