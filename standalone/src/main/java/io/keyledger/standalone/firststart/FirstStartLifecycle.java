package io.keyledger.standalone.firststart;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * The first start's place in the application's own: once the web server has bound its port, so that nothing names a
 * port that belongs to another program, and before Keyledger says that it is ready.
 */
final class FirstStartLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FirstStartLifecycle.class);

    private static final int AFTER_THE_WEB_SERVER = WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE + 512;

    /** Whoever sets it wants nothing but JSON on the console. */
    private static final String JSON = "logging.structured.format.console";

    private final FirstStart firstStart;
    private final Path data;
    private volatile boolean first;
    private volatile boolean running;

    FirstStartLifecycle(FirstStart firstStart, Path data) {
        this.firstStart = firstStart;
        this.data = data;
    }

    @Override
    public int getPhase() {
        return AFTER_THE_WEB_SERVER;
    }

    @Override
    public void start() {
        first = firstStart.run();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @EventListener
    void welcome(ApplicationReadyEvent ready) {
        Path credentials = InitialCredentials.in(data);
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            int port = web.getWebServer().getPort();
            if (ready.getApplicationContext().getEnvironment().containsProperty(JSON)) {
                log.info(
                        "Keyledger is ready at http://localhost:{}{}",
                        port,
                        first ? "; credentials: " + credentials : "");
            } else {
                print(System.out, Welcome.text(port, credentials, first));
            }
        }
        if (!first && Files.exists(credentials)) {
            log.warn(
                    "The first start's credentials still lie in {}: keep them elsewhere and delete the file",
                    credentials);
        }
    }

    private static void print(PrintStream console, String text) {
        console.print(text);
        console.flush();
    }
}
