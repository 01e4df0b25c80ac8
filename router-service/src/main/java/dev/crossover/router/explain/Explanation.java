package dev.crossover.router.explain;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.crossover.common.ledger.DecisionView;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.policy.explanation.Change;
import dev.crossover.policy.routing.Route;
import dev.crossover.router.routing.Routes.Explained;
import org.jspecify.annotations.Nullable;

/**
 * The answer.
 *
 * @param decision what would be decided
 * @param changes what would change it
 * @param refusal the error that the request would get
 */
@JsonInclude(Include.NON_NULL)
record Explanation(DecisionView decision, List<Change> changes, @Nullable Refusal refusal) {

	static Explanation of(Explained explained) {
		return new Explanation(DecisionView.of(explained.decision()), explained.changes(),
				(explained.decision().route() instanceof Route.Rejected rejected) ? Refusal.of(rejected) : null);
	}

	/**
	 * An error that a request would get.
	 *
	 * @param status its status
	 * @param code its code
	 * @param detail what is wrong and what to do
	 */
	record Refusal(int status, String code, String detail) {

		static Refusal of(Route.Rejected rejected) {
			ErrorCode code = ErrorCode.of(rejected.code());
			return new Refusal(code.status().value(), code.text(), rejected.detail());
		}

	}

}
