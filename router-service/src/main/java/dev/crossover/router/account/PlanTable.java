package dev.crossover.router.account;

import java.util.Map;

import dev.crossover.policy.account.AccountType;
import dev.crossover.policy.plan.AccountPlan;
import jakarta.validation.constraints.Size;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The table of what each account type is promised and allowed.
 *
 * @param plans a plan for every account type
 */
@ConfigurationProperties("crossover")
@Validated
record PlanTable(@Size(min = 4) Map<AccountType, AccountPlan> plans) {

	AccountPlan of(AccountType type) {
		AccountPlan plan = this.plans.get(type);
		if (plan == null) {
			throw new IllegalStateException("There is no plan for " + type);
		}
		return plan;
	}

}
