package dev.crossover.router.account;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.InputError;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.policy.account.AccountType;
import dev.crossover.policy.plan.AccountPlan;
import dev.crossover.policy.routing.CompletionWindow;
import dev.crossover.policy.routing.Lane;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.annotation.EnumNaming;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/**
 * What each account is promised and allowed: the plan of its type, but for what its own
 * overrides say.
 */
@Component
public class Plans {

	private final PlanTable table;

	private final JsonMapper json;

	Plans(PlanTable table, JsonMapper json) {
		this.table = table;
		this.json = json.rebuild()
			.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
					DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
			.addMixIn(CompletionWindow.class, Text.class)
			.addMixIn(Lane.class, LowerCase.class)
			.build();
	}

	/**
	 * The plan of an account type.
	 * @param type the account type
	 * @return its plan
	 */
	public AccountPlan of(AccountType type) {
		return this.table.of(type);
	}

	/**
	 * The plan of an account.
	 * @param account the account
	 * @return its plan
	 */
	public AccountPlan of(StoredAccount account) {
		return with(account.type(), account.overrides());
	}

	/**
	 * The plan of an account type with overrides.
	 * @param type the type
	 * @param overrides what is different: any part of {@link #show}
	 * @return the plan
	 * @throws ProblemException when the overrides are not part of a plan
	 */
	public AccountPlan with(AccountType type, ObjectNode overrides) {
		AccountPlan usual = this.table.of(type);
		if (overrides.isEmpty()) {
			return usual;
		}
		try {
			ObjectNode plan = this.json.valueToTree(usual);
			lay(overrides, plan);
			return checked(this.json.treeToValue(plan, AccountPlan.class));
		}
		catch (DatabindException ex) {
			throw unfit("The overrides are not part of a plan: %s.".formatted(path(ex)));
		}
	}

	/**
	 * Shows a plan.
	 * @param plan the plan
	 * @return the plan as JSON
	 */
	public JsonNode show(AccountPlan plan) {
		return this.json.valueToTree(plan);
	}

	private static void lay(ObjectNode over, ObjectNode under) {
		over.properties().forEach((property) -> {
			JsonNode below = under.path(property.getKey());
			if (property.getValue() instanceof ObjectNode part && below instanceof ObjectNode whole) {
				lay(part, whole);
			}
			else {
				under.set(property.getKey(), property.getValue());
			}
		});
	}

	private static AccountPlan checked(AccountPlan plan) {
		boolean positive = plan.limits().documentsPerBatch() > 0 && plan.limits().charactersPerDocument() > 0
				&& plan.limits().bytesPerBatch() > 0 && plan.quotas().requestsPerMinute() > 0
				&& plan.quotas().requestBurst() > 0 && plan.quotas().documentsPerDay() > 0
				&& plan.quotas().concurrentBatches() > 0 && plan.quotas().spendUsdPerDay() > 0
				&& plan.latencyObjective().isPositive();
		if (!positive) {
			throw unfit("Every limit and quota is more than 0.");
		}
		return plan;
	}

	private static String path(JacksonException ex) {
		return (ex instanceof DatabindException bind && !bind.getPath().isEmpty())
				? "look at %s".formatted(bind.getPath().getLast().getPropertyName()) : "see GET /v1/admin/accounts";
	}

	private static ProblemException unfit(String detail) {
		return new ProblemException(ErrorCode.INVALID_REQUEST, detail,
				List.of(InputError.at("/overrides", ErrorCode.INVALID_REQUEST.text(), detail)));
	}

	/** Shown as its text. */
	private interface Text {

		@JsonValue
		String text();

	}

	/** Shown in lower case. */
	@EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
	private interface LowerCase {

	}

}
