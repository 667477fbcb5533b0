package io.keyledger.query.validation;

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The server of the verdict port with the same options and a handler that does nothing: it reads the body and answers a
 * constant of the size of a verdict. What the verdict port is measured against. Argument: where to listen on loopback.
 */
public final class EmptyPort {

    private static final String ANSWER =
            "{\"code\":\"VALID\",\"organizationId\":\"org_00000000000000000000000000000001\",\"keyId\":\"key_00000000000000000000000000000001\",\"name\":\"load 1\",\"permission\":\"READ\",\"secretVersion\":1}";

    private EmptyPort() {}

    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        VerdictPortProperties properties =
                new VerdictPortProperties(port, "127.0.0.1", 0, Duration.ofSeconds(30), 10_000);
        Buffer answer = Buffer.buffer(ANSWER);
        Vertx vertx = Vertx.vertx(VerdictPort.loops(properties));
        Supplier<Deployable> loop = () -> context -> context.owner()
                .createHttpServer(VerdictPort.options(properties, port))
                .requestHandler(request -> request.body()
                        .onSuccess(body -> request.response()
                                .putHeader("content-type", "application/json")
                                .putHeader("keyledger-position", "1")
                                .end(answer)))
                .listen();
        vertx.deployVerticle(loop, new DeploymentOptions().setInstances(properties.threads()))
                .onSuccess(id -> System.out.println("ready"))
                .onFailure(failure -> {
                    System.err.println(failure.getMessage());
                    System.exit(1);
                });
    }
}
