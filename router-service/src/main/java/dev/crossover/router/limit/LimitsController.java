package dev.crossover.router.limit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.crossover.common.account.Account;
import dev.crossover.policy.account.Quotas;
import dev.crossover.policy.plan.AccountPlan;
import dev.crossover.policy.routing.CompletionWindow;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells an account what it may send, from the very plan that it is held to. */
@RestController
class LimitsController {

	private static final List<String> WINDOWS = Arrays.stream(CompletionWindow.values())
		.map(CompletionWindow::text)
		.toList();

	@GetMapping("/v1/limits")
	Limits show(Account account, AccountPlan plan) {
		return new Limits(account.type().name().toLowerCase(Locale.ROOT), account.type().mayUseGpu(),
				plan.limits().documentsPerBatch(), plan.limits().charactersPerDocument(), plan.limits().bytesPerBatch(),
				plan.latencyObjective().toMillis() / 1_000.0, plan.defaultWindow().text(), WINDOWS, plan.quotas());
	}

	/**
	 * What an account may send, at once and over time.
	 *
	 * @param accountType its type
	 * @param mayUseGpu whether its batches may go to the GPU
	 * @param documentsPerBatch the most documents in one submission
	 * @param charactersPerDocument the most UTF-16 units in one text
	 * @param bytesPerBatch the most bytes of one submission, after decompression
	 * @param latencyObjectiveSeconds within which 95 of 100 requests that are answered at
	 * once shall be answered
	 * @param defaultWindow by when a batch is needed that does not say so
	 * @param completionWindows the windows there are
	 * @param quotas what it may use over time
	 */
	record Limits(String accountType, boolean mayUseGpu, long documentsPerBatch, int charactersPerDocument,
			long bytesPerBatch, double latencyObjectiveSeconds, String defaultWindow, List<String> completionWindows,
			Quotas quotas) {
	}

}
