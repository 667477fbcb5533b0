package io.keyledger.eventstore.engine;

import io.keyledger.eventstore.Context;
import io.keyledger.tracing.Step;
import io.keyledger.tracing.Traces;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.ExecutionResult;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Makes each attempt at a decision a step, up to its commit or rollback, that its facts name. Goes before whatever hands the metadata on to
 * facts. Thread-safe.
 */
final class TracedDecision implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final Traces traces;

    TracedDecision(Traces traces) {
        this.traces = traces;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain) throws Exception {
        CommandMessage<?> command = unit.getMessage();
        if (command.getMetaData().get(Context.TRACEPARENT) instanceof String parent) {
            Step step = traces.continued("decide " + command.getPayloadType().getSimpleName(), parent);
            unit.onCleanup(over -> end(step, over.getExecutionResult()));
            String own = step.traceparent();
            if (own != null) {
                unit.transformMessage(message -> message.andMetaData(Map.of(Context.TRACEPARENT, own)));
            }
        }
        return chain.proceed();
    }

    private static void end(Step step, ExecutionResult result) {
        if (result != null && result.isExceptionResult()) {
            step.with(
                    "keyledger.failure", result.getExceptionResult().getClass().getSimpleName());
        }
        step.close();
    }
}
