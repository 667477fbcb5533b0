package io.keyledger.standalone.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs PostgreSQL's programs. They see nothing of this process's environment but the path. Root runs them in a user
 * namespace, because PostgreSQL refuses to run as root.
 *
 * @param home the directory that holds {@code bin}
 * @param log what the programs and the server say
 */
record Programs(Path home, Path log) {

    private static final Duration VERSION_LIMIT = Duration.ofSeconds(30);

    /** Whether the program ended well within the limit; one that did not end is killed. */
    boolean run(Duration limit, String program, String... arguments) throws IOException {
        Process process = builder(program, arguments)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return endsWell(process, limit);
    }

    /** The major version, for example {@code 18}. */
    String majorVersion() throws IOException {
        Process process = builder("postgres", "--version")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (!endsWell(process, VERSION_LIMIT)) {
            throw new IOException("postgres --version failed");
        }
        return answer.replaceFirst("(?s)\\D*(\\d+).*", "$1");
    }

    private ProcessBuilder builder(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        } else if ("root".equals(System.getProperty("user.name"))) {
            throw PostgresRefused.runByRoot();
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.from(nothing()));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> !name.equals("PATH"));
        environment.put("LC_ALL", "C");
        return builder;
    }

    private static File nothing() {
        return new File("/dev/null");
    }

    private static boolean endsWell(Process process, Duration limit) throws IOException {
        try {
            if (!process.waitFor(limit.toMillis(), MILLISECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a program of PostgreSQL ran", interrupted);
        }
    }
}
