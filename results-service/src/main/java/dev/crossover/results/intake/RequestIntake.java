package dev.crossover.results.intake;

import java.time.InstantSource;
import java.util.List;

import dev.crossover.common.aws.Transactions;
import dev.crossover.common.queue.ResultsMessage;
import dev.crossover.results.page.PagePacker;
import dev.crossover.results.page.ResultPage;
import dev.crossover.results.page.Submission;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;

import org.springframework.stereotype.Component;

/** Stores the results of a small request, once, however often they are announced. */
@Component
class RequestIntake {

	private static final int WHOLE = 0;

	private final PagePacker packer;

	private final StoredPages pages;

	private final Transactions transactions;

	private final InstantSource clock;

	RequestIntake(PagePacker packer, StoredPages pages, Transactions transactions, InstantSource clock) {
		this.packer = packer;
		this.pages = pages;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * Stores a request's results; does nothing when they are stored already.
	 * @param message the request and its results
	 * @return what the results belong to
	 */
	Submission.Key store(ResultsMessage.RequestClassified message) {
		ResultRules.of(message.models()).check(message.results());
		Submission submission = Submission.of(message);
		List<ResultPage> packed = ResultPage.ofShard(submission, WHOLE, this.packer.pack(message.results()),
				this.clock.instant());
		if (packed.isEmpty()) {
			throw new UnacceptableResultsException("request %s has no results".formatted(message.requestId()));
		}
		List<CancellationReason> refused = this.transactions.commit(this.pages.writes(packed));
		if (!refused.stream().allMatch((reason) -> Transactions.CONDITION_FAILED.equals(reason.code()))) {
			throw new UnacceptableResultsException("request %s is stored in part".formatted(message.requestId()));
		}
		return submission.key();
	}

}
