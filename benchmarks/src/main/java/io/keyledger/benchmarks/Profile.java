package io.keyledger.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Says of a flight recording where the processors' time went: how much of it the JVM had, which of its threads, and in whose code those
 * were. Of threads it needs to be told as often as of the whole, each second.
 *
 * <p>Arguments: the recording, what it is of. Prints a section in Markdown.
 */
public final class Profile {

    /** Whose code it is by the beginning of a class's name; of those that match the longest counts. */
    private static final Map<String, String> OWNERS = Map.ofEntries(
            Map.entry("io.keyledger.", "Keyledger"),
            Map.entry("org.axonframework.", "Axon Framework"),
            Map.entry("org.springframework.", "Spring"),
            Map.entry("org.springframework.security.", "Spring Security"),
            Map.entry("org.postgresql.", "PostgreSQL's driver"),
            Map.entry("com.zaxxer.hikari.", "pool of connections"),
            Map.entry("org.hibernate.", "Hibernate"),
            Map.entry("tools.jackson.", "JSON"),
            Map.entry("com.fasterxml.", "JSON"),
            Map.entry("org.apache.", "Tomcat"),
            Map.entry("io.netty.", "Netty"),
            Map.entry("io.vertx.", "Vert.x"),
            Map.entry("io.micrometer.", "metrics"),
            Map.entry("com.nimbusds.", "tokens"),
            Map.entry("sun.security.", "digests and signatures"),
            Map.entry("javax.crypto.", "digests and signatures"),
            Map.entry("java.security.", "digests and signatures"),
            Map.entry("com.sun.crypto.", "digests and signatures"),
            Map.entry("org.bouncycastle.", "BouncyCastle"));

    private static final int SHOWN = 10;

    private final Map<String, Double> threads = new HashMap<>();
    private final Map<String, Double> owners = new HashMap<>();
    private final Map<String, Double> methods = new HashMap<>();
    private int samples;
    private int looks;
    private double jvm;
    private double machine;

    private Profile(Path recording) throws IOException {
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                add(file.readEvent());
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        new Profile(Path.of(arguments[0])).lines(arguments[1]).forEach(System.out::println);
    }

    private void add(RecordedEvent event) {
        switch (event.getEventType().getName()) {
            case "jdk.CPULoad" -> {
                looks++;
                jvm += event.getFloat("jvmUser") + event.getFloat("jvmSystem");
                machine += event.getFloat("machineTotal");
            }
            case "jdk.ThreadCPULoad" -> {
                RecordedThread thread = event.getThread();
                String name = thread == null || thread.getJavaName() == null ? "?" : thread.getJavaName();
                threads.merge(
                        name.replaceAll("\\d+", "N"),
                        (double) event.getFloat("user") + event.getFloat("system"),
                        Double::sum);
            }
            case "jdk.ExecutionSample" -> sample(event);
            default -> {
                // nothing about processors
            }
        }
    }

    private void sample(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return;
        }
        samples++;
        List<RecordedFrame> frames = event.getStackTrace().getFrames();
        owners.merge(owner(frames), 1.0, Double::sum);
        methods.merge(name(frames.getFirst()), 1.0, Double::sum);
    }

    /** Whoever called, where the JDK's own code is at work for somebody. */
    private static String owner(List<RecordedFrame> frames) {
        for (RecordedFrame frame : frames) {
            String type = frame.getMethod().getType().getName();
            Optional<Map.Entry<String, String>> found = OWNERS.entrySet().stream()
                    .filter(owner -> type.startsWith(owner.getKey()))
                    .max(Comparator.comparingInt(owner -> owner.getKey().length()));
            if (found.isPresent()) {
                return found.get().getValue();
            }
        }
        return "the JDK for nobody else";
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private List<String> lines(String title) {
        if (looks == 0 || samples == 0) {
            throw new IllegalStateException("The recording says nothing of processors");
        }
        double ofThreads = threads.values().stream().mapToDouble(one -> one).sum();
        List<String> lines = new ArrayList<>(List.of(
                "",
                "## " + title,
                "",
                "| of all processors' time | % |",
                "|---|---|",
                row("this JVM", jvm / looks),
                row("other processes", Math.max(0, machine - jvm) / looks),
                row("idle", Math.max(0, 1 - machine / looks)),
                row("of this JVM: compilers and garbage collector, about", Math.max(0, jvm - ofThreads) / looks)));
        lines.addAll(rows("of this JVM: threads ", threads, looks));
        lines.addAll(List.of("", "| whose code, of " + samples + " samples | % |", "|---|---|"));
        lines.addAll(rows("", owners, samples));
        lines.addAll(List.of("", "| method at the top | % |", "|---|---|"));
        lines.addAll(rows("", methods, samples));
        return lines;
    }

    private static List<String> rows(String before, Map<String, Double> sums, int whole) {
        return sums.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(SHOWN)
                .map(sum -> row(before + "`" + sum.getKey() + "`", sum.getValue() / whole))
                .toList();
    }

    private static String row(String name, double share) {
        return String.format(Locale.ROOT, "| %s | %.1f |", name, 100 * share);
    }
}
