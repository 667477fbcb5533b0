package io.keyledger.standalone.installation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A script of the installation, run here with programs that stand in for those of its container. */
final class Script {

    /** How it ended, and what it said. */
    record End(int status, String said) {}

    private final Path place;

    Script(Path place) {
        this.place = place;
    }

    /** A program of that name which does this instead. */
    Script with(String program, String does) throws IOException {
        Path file = Files.writeString(place.resolve(program), "#!/usr/bin/env bash\n" + does + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return this;
    }

    Script withSecret(String name, String text) throws IOException {
        Files.writeString(place.resolve(name), text);
        return this;
    }

    /** Paths of the container lie in the place of this test. */
    End run(String path, Map<String, String> variables, String... arguments) throws Exception {
        Path script = Files.writeString(
                place.resolve("script"),
                Checkout.text(path)
                        .replace("/run/secrets", place.toString())
                        .replace("/opt/keycloak/bin", place.toString()));
        String shell = Checkout.text(path).startsWith("#!/bin/sh\n") ? "sh" : "bash";
        List<String> command = new ArrayList<>(List.of(shell, script.toString()));
        command.addAll(List.of(arguments));
        Path output = place.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", place + ":" + System.getenv("PATH"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(20, SECONDS)).as(() -> path + " ends").isTrue();
            return new End(process.exitValue(), Files.readString(output));
        } finally {
            process.destroyForcibly();
        }
    }
}
