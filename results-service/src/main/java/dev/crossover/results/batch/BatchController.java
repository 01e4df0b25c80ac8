package dev.crossover.results.batch;

import java.time.InstantSource;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.crossover.common.ledger.Batch;
import dev.crossover.common.ledger.BatchView;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.InputError;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.policy.pricing.CostModel;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An account's batches. */
@RestController
@RequestMapping("/internal/accounts/{account}/batches")
class BatchController {

	private static final int MOST = 100;

	private final OwnBatches batches;

	private final BatchLedger ledger;

	private final CostModel costs;

	private final InstantSource clock;

	BatchController(OwnBatches batches, BatchLedger ledger, CostModel costs, InstantSource clock) {
		this.batches = batches;
		this.ledger = ledger;
		this.costs = costs;
		this.clock = clock;
	}

	@GetMapping("/{id}")
	BatchView batch(@PathVariable String account, @PathVariable String id) {
		return view(this.batches.require(account, id));
	}

	@GetMapping
	BatchList batches(@PathVariable String account, @RequestParam(defaultValue = "20") int limit,
			@RequestParam(required = false) @Nullable String after) {
		if (limit < 1 || limit > MOST) {
			throw new ProblemException(ErrorCode.INVALID_REQUEST, "A page holds 1 to %d batches.".formatted(MOST),
					List.of(InputError.at("limit", "out_of_range", "Ask for 1 to %d.".formatted(MOST))));
		}
		String before = (after != null) ? Cursor.of(Cursor.Kind.BATCHES, after).place() : null;
		List<Batch> found = this.ledger.newest(account, limit + 1, before);
		List<Batch> page = found.subList(0, Math.min(limit, found.size()));
		return new BatchList(page.stream().map(this::view).toList(), (found.size() > limit) ? next(page) : null);
	}

	private BatchView view(Batch batch) {
		return BatchView.of(batch, this.costs, this.clock.instant());
	}

	private static String next(List<Batch> page) {
		return new Cursor(Cursor.Kind.BATCHES, BatchLedger.place(page.getLast())).text();
	}

	/**
	 * Some of an account's batches, newest first.
	 *
	 * @param batches the batches
	 * @param next the cursor of the older ones; absent when there are none
	 */
	@JsonInclude(Include.NON_NULL)
	record BatchList(List<BatchView> batches, @Nullable String next) {
	}

}
