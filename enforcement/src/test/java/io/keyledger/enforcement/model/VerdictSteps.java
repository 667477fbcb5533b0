package io.keyledger.enforcement.model;

import static io.keyledger.enforcement.model.Slot.PUBLISHED;

/** A verdict that begins after the answer. It takes two steps, and the world may turn between them. */
final class VerdictSteps implements Steps {

    static final String WRONG = "accept the revoked secret";

    private final Setting setting;

    VerdictSteps(Setting setting) {
        this.setting = setting;
    }

    @Override
    public void from(long state, World scratch, Found found) {
        for (int who = 0; who < setting.validators(); who++) {
            scratch.load(state);
            Slot v = scratch.slots[who];
            boolean holds = v.held > 0;
            boolean stale = v.index != PUBLISHED;
            boolean lookupFirst = setting.omits(Omission.CHECK_AFTER_LOOKUP);
            if (scratch.enforcer == World.ANSWERED && v.verdict == 0 && (lookupFirst ? stale : holds)) {
                v.verdict = 1;
                found.next(lookupFirst ? "look up" : "ask for the lease", scratch);
            } else if (v.verdict == 1) {
                boolean accepts = lookupFirst ? holds : stale;
                v.verdict = 0;
                found.next(accepts ? WRONG : "refuse", scratch);
            }
        }
    }
}
