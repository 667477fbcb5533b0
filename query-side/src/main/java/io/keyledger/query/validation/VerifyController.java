package io.keyledger.query.validation;

import io.keyledger.query.reading.Answer;
import io.keyledger.query.reading.RequiredPosition;
import io.keyledger.query.validation.VerifyBodies.BatchAnswer;
import io.keyledger.query.validation.VerifyBodies.BatchRequest;
import io.keyledger.query.validation.VerifyBodies.VerifyAnswer;
import io.keyledger.query.validation.VerifyBodies.VerifyRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Asks for a verdict over HTTP. */
@RestController
@Tag(name = "Validation", description = "May this request pass?")
class VerifyController {

    private final Verdicts verdicts;
    private final RequiredPosition required;

    private final VerdictCounts.OfPort counts;

    VerifyController(Verdicts verdicts, RequiredPosition required, VerdictCounts counts) {
        this.verdicts = verdicts;
        this.required = required;
        this.counts = counts.of(VerdictCounts.Port.MANAGEMENT);
    }

    @PostMapping("/v1/keys/verify")
    @Operation(
            summary = "Judge a presented secret",
            description =
                    "Always 200 with a verdict; a verdict that begins after a revocation was answered is a refusal."
                            + " Authenticate with a READ key of the installation organization.",
            security = @SecurityRequirement(name = ValidatorKeyChain.SCHEME))
    ResponseEntity<VerifyAnswer> verify(@Valid @RequestBody VerifyRequest asked, HttpServletRequest request) {
        long atLeast = required.ofVerdict(request);
        Verdict verdict = verdicts.judge(asked.question(), atLeast);
        counts.given(verdict.code());
        return new Answer<>(VerifyAnswer.of(verdict), verdict.position()).ok();
    }

    @PostMapping("/v1/keys/verify-batch")
    @Operation(
            summary = "Judge many presented secrets",
            description =
                    "Always 200 with one verdict for each, in the order they were sent; the position is the lowest at"
                            + " which one was judged. Authenticate with a READ key of the installation organization.",
            security = @SecurityRequirement(name = ValidatorKeyChain.SCHEME))
    ResponseEntity<BatchAnswer> verifyBatch(@Valid @RequestBody BatchRequest asked, HttpServletRequest request) {
        long atLeast = required.ofVerdict(request);
        List<Verdict> judged = verdicts.judge(
                asked.keys().stream().map(VerifyRequest::question).toList(), atLeast);
        judged.forEach(verdict -> counts.given(verdict.code()));
        return new Answer<>(BatchAnswer.of(judged), BatchAnswer.position(judged)).ok();
    }
}
