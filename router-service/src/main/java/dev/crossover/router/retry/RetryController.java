package dev.crossover.router.retry;

import java.io.IOException;

import dev.crossover.common.account.Account;
import dev.crossover.common.ledger.RetrySource;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.policy.plan.AccountPlan;
import dev.crossover.policy.retry.RetryDecision;
import dev.crossover.policy.retry.RetryPolicy;
import dev.crossover.router.batch.BatchId;
import dev.crossover.router.batch.Intake;
import dev.crossover.router.model.Catalogue;
import dev.crossover.router.remote.Results;
import dev.crossover.router.routing.Routes;
import dev.crossover.router.routing.Wish;
import dev.crossover.router.routing.Work;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Runs documents of a batch again, as a batch of their own: the old one stays as it
 * ended. The new one is routed anew, by as many documents as it holds.
 */
@RestController
class RetryController {

	private final Results results;

	private final WishBody wishes;

	private final Catalogue catalogue;

	private final Routes routes;

	private final Intake intake;

	RetryController(Results results, WishBody wishes, Catalogue catalogue, Routes routes, Intake intake) {
		this.results = results;
		this.wishes = wishes;
		this.catalogue = catalogue;
		this.routes = routes;
		this.intake = intake;
	}

	@PostMapping("/v1/batches/{id}/retry")
	ResponseEntity<byte[]> retry(Account account, AccountPlan plan, @PathVariable String id,
			@RequestParam(required = false) @Nullable String outcome,
			@RequestParam(name = "completion_window", required = false) @Nullable String window,
			@RequestParam(required = false) @Nullable String pipeline, HttpServletRequest request) throws IOException {
		RetryWish wish = this.wishes.read(request).orElseGet(() -> new RetryWish(outcome, window, pipeline));
		OldBatch old = OldBatch.read(JsonMapper.shared().readTree(this.results.batch(account, BatchId.check(id))));
		Work work = new Work(account, plan, this.catalogue.check(old.models(), "models"),
				Wish.of(wish.pipeline(), wish.completionWindow(), old.window(), "completion_window"));
		long documents = switch (RetryPolicy.decide(old.counts(), wish.outcomes())) {
			case RetryDecision.Run run -> run.documents();
			case RetryDecision.Refused refused ->
				throw new ProblemException(ErrorCode.of(refused.code()), refused.detail());
		};
		return this.intake.submit(work, old.load(documents), this.routes.look(),
				new RetrySource(id, wish.outcomes(), documents));
	}

}
