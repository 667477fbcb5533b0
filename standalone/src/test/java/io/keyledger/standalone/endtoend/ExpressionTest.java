package io.keyledger.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said of an expression without anybody who tells metrics. */
class ExpressionTest {

    @Test
    void everyBracketOfTheDashboardAndTheAlarmsIsClosed() {
        assertThat(MonitoringFiles.expressions()).hasSizeGreaterThan(20).allMatch(Expression::isClosed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(rate(a_total[5m])",
                "sum(rate(a_total[5m])))",
                "sum by (code (rate(a_total[5m]))",
                "a_total{code=\"VALID\"",
                "a_total{code=\"VALID}\"",
                "rate(a_total[5m)]",
                "rate(a_total5m])",
                "a_total{code=\"VALID}"
            })
    void oneThatIsNotClosedIsNoticed(String expression) {
        assertThat(new Expression(expression).isClosed()).isFalse();
    }

    @Test
    void bracketsWithinATextAreNoBrackets() {
        assertThat(new Expression("sum(a_total{uri=~\"/v1/[{(]\"})").isClosed()).isTrue();
    }

    @Test
    void anOffsetIsNoMetric() {
        assertThat(new Expression("a_total unless b_total offset 5m").metrics()).containsExactly("a_total", "b_total");
    }
}
