package dev.crossover.gpu.upload;

import java.time.InstantSource;

import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.common.ledger.BatchSource;
import dev.crossover.common.ledger.BatchView;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.policy.pricing.CostModel;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes batches of uploads, and retries of batches, from the router. */
@RestController
class UploadController {

	private final UploadIntake intake;

	private final JsonMapper json;

	private final CostModel costs;

	private final InstantSource clock;

	UploadController(UploadIntake intake, JsonMapper json, CostModel costs, InstantSource clock) {
		this.intake = intake;
		this.json = json;
		this.costs = costs;
		this.clock = clock;
	}

	@PostMapping("/internal/uploaded-batches")
	@ResponseStatus(HttpStatus.CREATED)
	BatchView create(@RequestHeader(BatchRequest.HEADER) String request, @RequestBody BatchSource source) {
		return BatchView.of(this.intake.accept(read(request), source), this.costs, this.clock.instant());
	}

	private BatchRequest read(String header) {
		try {
			return BatchRequest.fromHeader(header, this.json);
		}
		catch (JacksonException | IllegalArgumentException ex) {
			throw new ProblemException(ErrorCode.INVALID_REQUEST,
					"The header %s cannot be read.".formatted(BatchRequest.HEADER));
		}
	}

}
