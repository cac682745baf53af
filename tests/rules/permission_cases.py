"""What the texts answer to an act in a situation: the truth table of the finder.

Licences named by slug have the terms that are shipped, so a wrong term fails here; those in
capitals are invented, for what no shipped text says. Each case names the state and the codes of
the findings that decide it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from models_tracker.choices import Act, Permission
from models_tracker.rules.permissions import EU, WORLDWIDE, Situation
from tests.rules.shipped_terms import shipped_terms

RUN, OFFER, TUNE, HOST, COPY, TRAIN = Act
GRANTED, DUTIES, AGREEMENT, EXCLUDED, UNKNOWN = Permission
RESEARCH = Situation(purpose="research")
FIRM = Situation(
    purpose="commercial",
    domicile="US",
    used_in="US",
    users=10_000,
    revenue=500_000,
    business="ordinary",
)

# A text that was read on everything, grants every act and limits none.
FREE = {
    "commercial_use": "yes",
    "redistribution": "yes",
    "modification": "yes",
    "model_as_a_service": "yes",
    "outputs_commercial": "yes",
    "outputs_train_other_models": "yes",
    "user_threshold": "silent",
    "revenue_threshold": "silent",
    "excluded_territories": "silent",
    "excluded_business": "silent",
    "field_of_use_restrictions": "silent",
    "use_policy": "silent",
    "naming_duty": "silent",
    "derivative_name_prefix": "silent",
    "attribution_duty": "silent",
    "flow_down": "silent",
    "registration": "silent",
    "revocable": "irrevocable",
}
CROWD = FREE | {"user_threshold": "1000", "threshold_tested": "rolling"}
RICH = FREE | {"revenue_threshold": "1200 USD", "threshold_period": "year"}
SIGN = {
    "threshold_effect": "ask-licence",
    "naming_duty": "Built on Shown",
    "naming_case": "above-threshold",
}
ALL_MODELS = {"territory_scope": "all"}
INVENTED: dict[str, dict[str, str] | None] = {
    "FREE": FREE,
    "NONE": None,
    "UNREAD": {},
    "ASK": CROWD | {"threshold_effect": "ask-licence"},
    "PAID": CROWD | {"threshold_effect": "paid-licence"},
    "REVIEW": CROWD | {"threshold_effect": "security-review"},
    "ENDS": CROWD | {"threshold_effect": "terminates"},
    "NOTHING": CROWD | {"threshold_effect": "no-rights"},
    "QUIET": CROWD | {"threshold_effect": "silent"},
    "UNTESTED": FREE | {"user_threshold": "1000", "threshold_effect": "ask-licence"},
    "MONTH": RICH | {"threshold_period": "month", "threshold_effect": "ask-licence"},
    "YEAR": RICH | {"threshold_effect": "ask-licence"},
    "ANY": FREE | {"revenue_threshold": "1200 USD", "threshold_effect": "ask-licence"},
    "TWO": CROWD
    | {
        "revenue_threshold": "1200 USD",
        "threshold_period": "year",
        "threshold_effect": "ask-licence",
    },
    "SIGN OF THE CROWD": CROWD | SIGN,
    "SIGN OF THE RICH": RICH | SIGN,
    "SHOWN": RICH
    | {
        "threshold_effect": "display",
        "naming_duty": "Built on Shown",
        "naming_case": "above-threshold",
    },
    "HOME": FREE | ALL_MODELS | {"excluded_territories": "EU", "territory_basis": "domicile"},
    "BOTH": FREE | ALL_MODELS | {"excluded_territories": "EU|GB", "territory_basis": "both"},
    "PLACE": FREE | ALL_MODELS | {"excluded_territories": "EU|GB"},
    "FRANCE": FREE | ALL_MODELS | {"excluded_territories": "FR", "territory_basis": "use"},
    "TRADE": FREE | {"excluded_business": "makers of umbrellas"},
    "GUILD": FREE | {"excluded_business": "competitors"},
    "SIGNED": FREE | {"registration": "yes"},
    "ASKED": FREE | {"registration": "for-commercial-use"},
    "UNASKED": FREE | {"registration": "no"},
    "NO HOSTS": FREE | {"model_as_a_service": "no"},
    "NO HOSTS UNASKED": FREE | {"model_as_a_service": "no", "registration": "for-commercial-use"},
    "QUIET HOSTS": FREE | {"model_as_a_service": "silent"},
    "QUIET HOSTS, NO COPIES": FREE | {"model_as_a_service": "silent", "redistribution": "no"},
    "NO CHANGES": FREE | {"modification": "no"},
    "QUIET CHANGES": FREE | {"modification": "silent", "redistribution": "silent"},
    "OWN OUTPUTS": FREE | {"outputs_commercial": "no"},
    "QUIET OUTPUTS": FREE
    | {"outputs_commercial": "silent", "outputs_train_other_models": "silent"},
    "NO TRAINING": FREE | {"outputs_train_other_models": "no"},
    "WILL": FREE | {"revocable": "at-will"},
    "BREACH": FREE | {"revocable": "on-breach"},
    "SUIT": FREE | {"revocable": "on-suit-only"},
    "QUIET END": FREE | {"revocable": "silent"},
    "BARE CONDITION": FREE | {"commercial_use": "conditional"},
    "POLICY ONLY": FREE | {"use_policy": "https://example.org/policy"},
    "CONDITION OF POLICY": FREE | {"commercial_use": "conditional", "use_policy": "in the text"},
    "CONDITION PASSED ON": FREE
    | {"commercial_use": "conditional", "flow_down": "use-restrictions"},
    "CONDITION SIGNED": FREE | {"commercial_use": "conditional", "registration": "yes"},
    "CONDITION ASKED": FREE
    | {"commercial_use": "conditional", "registration": "for-commercial-use"},
    "CONDITION PLACE": FREE
    | ALL_MODELS
    | {"commercial_use": "conditional", "excluded_territories": "EU", "territory_basis": "use"},
    "NON-COMMERCIAL": FREE | {"commercial_use": "no"},
    "NON-COMMERCIAL, NO FIELD": FREE | {"commercial_use": "no", "field_of_use_restrictions": "no"},
    "NO FIELD": FREE | {"field_of_use_restrictions": "no"},
    "UNNAMED": FREE | {"naming_duty": "no", "attribution_duty": "no"},
    "SILENT USE": FREE | {"commercial_use": "silent"},
    "SAME LICENCE": FREE | {"flow_down": "same-licence"},
    "USES PASSED ON": FREE | {"flow_down": "use-restrictions", "field_of_use_restrictions": "yes"},
}


def terms_of(name: str) -> dict[str, str] | None:
    """Return the terms of an invented licence, or of a shipped one."""
    if name in INVENTED:
        return INVENTED[name]
    return shipped_terms()[name]


@dataclass(frozen=True)
class Case:
    """A licence, an act, what differs from FIRM (or from ``base``), the state and what decides."""

    licence: str
    act: Act
    state: Permission
    codes: tuple[str, ...]
    said: dict[str, Any] = field(default_factory=dict)
    base: Situation = FIRM
    model: dict[str, Any] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The case in one line."""
        said = ", ".join(
            f"{name}={sorted(value) if isinstance(value, set) else value}"
            for name, value in {**self.said, **self.model}.items()
        )
        lost = "".join(f", {term} unread" for term in self.without)
        return f"{self.licence}: {self.act} {said}{lost} is {self.state}"


SUPER = 800_000_000
GREAT = 150_000_000
ALL_ACTS = (RUN, OFFER, TUNE, HOST, COPY, TRAIN)

CASES = [
    # --- Use, for a purpose ---
    *(Case("apache-2-0", act, GRANTED, ("use",)) for act in (RUN, OFFER, TRAIN)),
    Case("FREE", RUN, GRANTED, ("use",), base=Situation()),
    Case("FREE", RUN, GRANTED, ("use",), base=RESEARCH),
    Case("mit", TUNE, GRANTED, ("use", "right")),
    Case("mit", HOST, GRANTED, ("use", "right")),
    Case("mit", COPY, DUTIES, ("attribution", "flow-down")),
    Case("openmdw-1-1", TRAIN, GRANTED, ("use", "right")),
    Case("cc-by-nc-4-0", RUN, EXCLUDED, ("commercial-refused",)),
    Case("cc-by-nc-4-0", RUN, DUTIES, ("non-commercial",), base=RESEARCH),
    Case("cc-by-nc-4-0", RUN, DUTIES, ("non-commercial",), {"purpose": "non-commercial"}),
    Case("cc-by-nc-4-0", RUN, UNKNOWN, ("purpose-decides",), {"purpose": ""}, asks=("purpose",)),
    Case("NON-COMMERCIAL", OFFER, EXCLUDED, ("commercial-refused",)),
    Case(
        "NON-COMMERCIAL, NO FIELD", RUN, DUTIES, ("non-commercial",), {"purpose": "non-commercial"}
    ),
    Case("apple-amlr", RUN, UNKNOWN, ("purpose-unsettled",), {"purpose": "non-commercial"}),
    Case("apple-amlr", RUN, DUTIES, ("non-commercial", "field-of-use"), base=RESEARCH),
    Case("llama-1", RUN, EXCLUDED, ("commercial-refused", "right-refused")),
    Case(
        "opt-175b",
        TRAIN,
        DUTIES,
        ("non-commercial", "right-conditional", "field-of-use"),
        base=RESEARCH,
    ),
    Case("mrl-0-1", OFFER, EXCLUDED, ("commercial-refused", "right-refused")),
    Case("mrl-0-1", COPY, EXCLUDED, ("commercial-refused",)),
    Case("mrl-0-1", HOST, EXCLUDED, ("right-refused",), base=RESEARCH),
    Case("mrl-0-1", RUN, UNKNOWN, ("unread",) * 5, base=RESEARCH),
    Case("minimax-m2-7-nc", RUN, AGREEMENT, ("commercial-approval",)),
    Case("minimax-m2-7-nc", HOST, AGREEMENT, ("commercial-approval", "right-approval")),
    Case("minimax-m2-7-nc", HOST, EXCLUDED, ("right-refused",), base=RESEARCH),
    Case(
        "minimax-m2-7-nc",
        TUNE,
        DUTIES,
        ("non-commercial", "right-conditional", "field-of-use"),
        base=RESEARCH,
    ),
    Case("flux-1-dev-nc-1-1-1", OFFER, AGREEMENT, ("commercial-approval",)),
    Case("flux-1-dev-nc-1-1-1", COPY, AGREEMENT, ("commercial-approval",)),
    Case("tongyi-qianwen-research", RUN, AGREEMENT, ("commercial-approval",)),
    Case(
        "tongyi-qianwen-research", RUN, DUTIES, ("non-commercial",), {"purpose": "non-commercial"}
    ),
    Case("exaone-1-1-nc", OFFER, AGREEMENT, ("commercial-approval", "right-approval")),
    Case("exaone-1-1-nc", TRAIN, EXCLUDED, ("right-refused",)),
    Case("chatglm-6b", RUN, UNKNOWN, ("right-silent",)),
    Case("SILENT USE", RUN, UNKNOWN, ("right-silent",), base=RESEARCH),
    Case("FREE", RUN, UNKNOWN, ("unread",), without=("commercial_use",)),
    Case("BARE CONDITION", RUN, UNKNOWN, ("condition-unheld",)),
    Case("BARE CONDITION", RUN, UNKNOWN, ("condition-unheld",), {"purpose": ""}),
    Case("BARE CONDITION", RUN, GRANTED, ("use",), base=RESEARCH),
    Case("BARE CONDITION", RUN, GRANTED, ("use",), {"purpose": "non-commercial"}),
    Case("CONDITION OF POLICY", RUN, DUTIES, ("field-of-use",)),
    Case("CONDITION PASSED ON", RUN, GRANTED, ("use",)),
    Case("CONDITION SIGNED", RUN, DUTIES, ("registration",)),
    Case("CONDITION ASKED", RUN, DUTIES, ("registration",)),
    Case("CONDITION PLACE", RUN, GRANTED, ("use", "used_in-allowed")),
    Case("k-exaone", RUN, UNKNOWN, ("condition-unheld",)),
    # --- Terms of a service, and models without weights or licence ---
    *(Case("tos-openai", act, EXCLUDED, ("service",)) for act in (RUN, HOST)),
    *(Case("tos-openai", act, EXCLUDED, ("service", "right-refused")) for act in (TUNE, COPY)),
    Case("tos-openai", TRAIN, UNKNOWN, ("service-use", *("unread",) * 7)),
    Case("tos-openai", OFFER, UNKNOWN, ("service-use", *("unread",) * 7)),
    Case("tos-moonshot", OFFER, EXCLUDED, ("right-refused",)),
    Case("tos-xai", OFFER, EXCLUDED, ("business-apart",), {"business": "competitor"}),
    *(
        Case("FREE", act, EXCLUDED, ("no-weights",), model={"has_weights": False})
        for act in (RUN, TUNE, HOST, COPY)
    ),
    Case("FREE", OFFER, GRANTED, ("use",), model={"has_weights": False}),
    *(Case("NONE", act, UNKNOWN, ("no-licence",)) for act in ALL_ACTS),
    Case("NONE", HOST, EXCLUDED, ("no-weights",), model={"has_weights": False}),
    Case("NONE", TRAIN, UNKNOWN, ("no-licence",), model={"has_weights": False}),
    Case("UNREAD", RUN, UNKNOWN, ("unread",) * 8),
    # --- The right of the act ---
    Case("NO CHANGES", TUNE, EXCLUDED, ("right-refused",)),
    Case("NO CHANGES", RUN, GRANTED, ("use",)),
    Case("QUIET CHANGES", TUNE, UNKNOWN, ("right-silent",)),
    Case("QUIET CHANGES", COPY, UNKNOWN, ("right-silent",)),
    Case("FREE", TUNE, UNKNOWN, ("unread",), without=("modification",)),
    Case("FREE", COPY, UNKNOWN, ("unread",), without=("redistribution",)),
    Case("FREE", COPY, GRANTED, ("use", "right")),
    Case("FREE", TRAIN, UNKNOWN, ("unread",), without=("outputs_train_other_models",)),
    Case("cc-by-nc-4-0", TUNE, DUTIES, ("non-commercial", "right-conditional"), base=RESEARCH),
    Case(
        "cc-by-nc-4-0",
        COPY,
        DUTIES,
        ("non-commercial", "right-conditional", "attribution", "flow-down"),
        base=RESEARCH,
    ),
    Case(
        "tencent-hunyuan-a13b",
        COPY,
        DUTIES,
        ("right-conditional", "field-of-use", "attribution", "flow-down"),
    ),
    Case("llama-2", TRAIN, EXCLUDED, ("right-refused",)),
    Case("llama-3-1", TRAIN, DUTIES, ("right-conditional", "field-of-use", "name-prefix")),
    Case("deepseek-1-0", TRAIN, DUTIES, ("right-conditional", "field-of-use")),
    Case("stability-community-2024", TRAIN, EXCLUDED, ("right-refused",)),
    Case("NO TRAINING", TRAIN, EXCLUDED, ("right-refused",)),
    Case("NO TRAINING", RUN, GRANTED, ("use",)),
    Case("QUIET OUTPUTS", TRAIN, GRANTED, ("use",)),
    Case("NO HOSTS", HOST, EXCLUDED, ("right-refused",)),
    Case("NO HOSTS UNASKED", HOST, EXCLUDED, ("right-refused",)),
    Case("NO HOSTS", RUN, GRANTED, ("use",)),
    Case("NO HOSTS", RUN, GRANTED, ("use",), {"actor": "us"}),
    Case("NO HOSTS", RUN, GRANTED, ("use",), {"actor": "affiliate"}),
    Case("NO HOSTS", RUN, EXCLUDED, ("right-refused",), {"actor": "contractor"}),
    Case("k-exaone", HOST, EXCLUDED, ("right-refused",)),
    Case("QUIET HOSTS", HOST, GRANTED, ("use", "right")),
    Case("QUIET HOSTS", TUNE, GRANTED, ("use", "right", "right"), {"actor": "contractor"}),
    Case("QUIET HOSTS, NO COPIES", HOST, EXCLUDED, ("right-refused",)),
    Case("FREE", HOST, UNKNOWN, ("unread",), without=("model_as_a_service",)),
    Case("kimi-k3", HOST, DUTIES, ("right-conditional",)),
    # --- Outputs ---
    *(Case("OWN OUTPUTS", act, EXCLUDED, ("right-refused",)) for act in (RUN, OFFER, TRAIN)),
    Case("OWN OUTPUTS", TUNE, GRANTED, ("use", "right")),
    Case("OWN OUTPUTS", RUN, GRANTED, ("use",), base=RESEARCH),
    Case("OWN OUTPUTS", RUN, UNKNOWN, ("purpose-decides",), {"purpose": ""}, asks=("purpose",)),
    Case("tencent-hunyuan-a13b", RUN, DUTIES, ("right-conditional", "field-of-use")),
    Case(
        "tencent-hunyuan-a13b", RUN, DUTIES, ("field-of-use",), {"purpose": "research", "users": 5}
    ),
    Case(
        "tencent-hunyuan-a13b", RUN, DUTIES, ("right-conditional", "field-of-use"), {"purpose": ""}
    ),
    Case("FREE", RUN, UNKNOWN, ("unread",), without=("outputs_commercial",)),
    Case("FREE", RUN, GRANTED, ("use",), base=RESEARCH, without=("outputs_commercial",)),
    # --- Thresholds ---
    Case(
        "llama-3-1",
        RUN,
        AGREEMENT,
        ("above-threshold",),
        {"users": SUPER, "users_at_release": SUPER},
    ),
    Case("llama-3-1", RUN, DUTIES, ("field-of-use",), {"users": SUPER, "users_at_release": 1000}),
    Case(
        "llama-3-1", RUN, UNKNOWN, ("number-decides",), {"users": SUPER}, asks=("users_at_release",)
    ),
    Case("llama-3-1", RUN, UNKNOWN, ("number-decides",), {"users": None}, asks=("users",)),
    Case(
        "llama-3-1", RUN, AGREEMENT, ("above-threshold",), {"users": 5, "users_at_release": SUPER}
    ),
    Case(
        "llama-3-1",
        RUN,
        UNKNOWN,
        ("number-decides",),
        {"users": SUPER, "users_at_release": 700_000_000},
    ),
    Case(
        "llama-3-1",
        OFFER,
        UNKNOWN,
        ("threshold-purpose",),
        {"purpose": "research", "users": SUPER, "users_at_release": SUPER},
    ),
    Case(
        "llama-3-1",
        OFFER,
        UNKNOWN,
        ("purpose-decides",),
        {"purpose": "", "users": SUPER, "users_at_release": SUPER},
        asks=("purpose",),
    ),
    Case(
        "qwen-2024", RUN, AGREEMENT, ("above-threshold",), {"users": GREAT, "users_at_release": 10}
    ),
    Case("qwen-2024", RUN, UNKNOWN, ("number-decides",), {"users": 100_000_000}),
    Case("qwen-2024", RUN, GRANTED, ("use", "below-threshold")),
    Case("tongyi-qianwen-2023", OFFER, GRANTED, ("use", "below-threshold")),
    Case(
        "tongyi-qianwen-2023",
        OFFER,
        UNKNOWN,
        ("number-decides",),
        {"users": None, "users_at_release": 10},
        asks=("users",),
    ),
    Case("UNTESTED", RUN, GRANTED, ("use", "below-threshold"), {"users": 10}),
    Case("UNTESTED", RUN, UNKNOWN, ("number-decides",), {"users": 10, "users_at_release": 2000}),
    Case("UNTESTED", RUN, UNKNOWN, ("number-decides",), {"users": 2000, "users_at_release": 10}),
    Case(
        "UNTESTED", RUN, UNKNOWN, ("number-decides",), {"users": 2000}, asks=("users_at_release",)
    ),
    Case(
        "UNTESTED", RUN, AGREEMENT, ("above-threshold",), {"users": 2000, "users_at_release": 2000}
    ),
    *(
        Case(name, RUN, AGREEMENT, ("above-threshold",), {"users": 2000})
        for name in ("ASK", "PAID", "REVIEW", "ENDS")
    ),
    Case("NOTHING", RUN, EXCLUDED, ("above-threshold",), {"users": 2000}),
    Case("NOTHING", RUN, GRANTED, ("use", "below-threshold"), {"users": 20}),
    Case("QUIET", RUN, UNKNOWN, ("effect-unread",), {"users": 2000}),
    Case("ASK", RUN, UNKNOWN, ("effect-unread",), {"users": 2000}, without=("threshold_effect",)),
    Case("FREE", RUN, UNKNOWN, ("unread",), without=("user_threshold",)),
    Case("FREE", RUN, UNKNOWN, ("unread",), without=("revenue_threshold",)),
    Case("lfm-1-0", RUN, EXCLUDED, ("above-threshold",), {"revenue": 11_000_000}),
    Case("lfm-1-0", RUN, UNKNOWN, ("number-decides",), {"revenue": 10_000_000}, asks=("revenue",)),
    Case("lfm-1-0", RUN, GRANTED, ("use", "below-threshold")),
    Case(
        "lfm-1-0",
        RUN,
        UNKNOWN,
        ("threshold-purpose",),
        {"purpose": "non-commercial", "revenue": 11_000_000},
    ),
    Case("lfm-1-0", RUN, UNKNOWN, ("number-decides",), {"currency": "EUR"}, asks=("revenue",)),
    Case("lfm-1-0", RUN, UNKNOWN, ("number-decides",), {"revenue": None}, asks=("revenue",)),
    Case("lfm-1-0", RUN, UNKNOWN, ("number-decides",), {"period": "month"}, asks=("revenue",)),
    Case(
        "lfm-1-0", RUN, EXCLUDED, ("above-threshold",), {"period": "month", "revenue": 10_000_001}
    ),
    Case(
        "stability-community-2024", OFFER, AGREEMENT, ("above-threshold",), {"revenue": 2_000_000}
    ),
    Case("stability-community-2024", OFFER, DUTIES, ("registration", "field-of-use", "naming")),
    Case("MONTH", RUN, GRANTED, ("use", "below-threshold"), {"revenue": 1199}),
    Case("MONTH", RUN, UNKNOWN, ("number-decides",), {"revenue": 1200}, asks=("revenue",)),
    Case("MONTH", RUN, UNKNOWN, ("number-decides",), {"revenue": 14_400}, asks=("revenue",)),
    Case("MONTH", RUN, AGREEMENT, ("above-threshold",), {"revenue": 14_401}),
    Case("MONTH", RUN, AGREEMENT, ("above-threshold",), {"revenue": 1201, "period": "month"}),
    Case("MONTH", RUN, GRANTED, ("use", "below-threshold"), {"revenue": 9, "period": "month"}),
    Case("YEAR", RUN, AGREEMENT, ("above-threshold",), {"revenue": 1201}),
    Case("YEAR", RUN, AGREEMENT, ("above-threshold",), {"revenue": 1201, "period": "month"}),
    Case("ANY", RUN, GRANTED, ("use", "below-threshold"), {"revenue": 1199}),
    Case("ANY", RUN, UNKNOWN, ("number-decides",), {"revenue": 1201}, asks=("revenue",)),
    Case(
        "ANY",
        RUN,
        UNKNOWN,
        ("number-decides",),
        {"revenue": 1199, "period": "month"},
        asks=("revenue",),
    ),
    Case("ANY", RUN, AGREEMENT, ("above-threshold",), {"revenue": 14_401}),
    Case(
        "TWO", RUN, UNKNOWN, ("number-decides",), {"users": 5, "revenue": None}, asks=("revenue",)
    ),
    Case(
        "TWO",
        RUN,
        UNKNOWN,
        ("number-decides",),
        {"users": 5, "revenue": None},
        asks=("revenue",),
        without=("naming_duty",),
    ),
    Case("TWO", RUN, UNKNOWN, ("number-decides",), {"users": None, "revenue": 9}, asks=("users",)),
    Case("TWO", RUN, AGREEMENT, ("above-threshold",), {"users": 5, "revenue": 1201}),
    # --- Words to display above a threshold ---
    Case("kimi-k2-modified-mit", OFFER, DUTIES, ("display",), {"users": GREAT}),
    Case("kimi-k2-modified-mit", HOST, DUTIES, ("display",), {"revenue": 300_000_000}),
    Case("kimi-k2-modified-mit", OFFER, DUTIES, ("display-above",), {"users": None}),
    Case("kimi-k2-modified-mit", OFFER, DUTIES, ("display-above",), {"revenue": 30_000_000}),
    Case("kimi-k2-modified-mit", OFFER, GRANTED, ("use",)),
    Case("kimi-k2-modified-mit", RUN, GRANTED, ("use",), {"users": GREAT}),
    Case("kimi-k2-modified-mit", TUNE, GRANTED, ("use", "right"), {"users": GREAT}),
    Case("SIGN OF THE CROWD", OFFER, AGREEMENT, ("above-threshold",), {"users": 2000}),
    Case(
        "SIGN OF THE CROWD",
        OFFER,
        AGREEMENT,
        ("above-threshold",),
        {"users": 2000},
        without=("revenue_threshold",),
    ),
    Case("SIGN OF THE RICH", OFFER, AGREEMENT, ("above-threshold",), {"revenue": 2000}),
    Case(
        "SIGN OF THE RICH",
        OFFER,
        AGREEMENT,
        ("above-threshold",),
        {"revenue": 2000},
        without=("user_threshold",),
    ),
    Case("SHOWN", OFFER, GRANTED, ("use",), {"revenue": 9}),
    Case("SHOWN", COPY, GRANTED, ("use", "right")),
    Case("minimax-m2-modified-mit", OFFER, DUTIES, ("display",), {"revenue": 31_000_000}),
    Case("minimax-m2-5-modified-mit", OFFER, DUTIES, ("naming",)),
    Case("kimi-k3", OFFER, UNKNOWN, ("two-thresholds",), {"users": GREAT}),
    Case("kimi-k3", OFFER, UNKNOWN, ("two-thresholds",), {"users": None}),
    Case("kimi-k3", OFFER, GRANTED, ("use", "below-threshold")),
    # --- Places ---
    *(
        Case(
            "llama-4",
            act,
            EXCLUDED,
            ("domicile-excluded",),
            {"domicile": place},
            model={"multimodal": True},
        )
        for act, place in ((RUN, "FR"), (OFFER, "DE"), (TUNE, EU), (COPY, "FR"))
    ),
    Case("llama-4", RUN, DUTIES, ("field-of-use",), {"used_in": "FR"}, model={"multimodal": True}),
    Case("llama-4", RUN, DUTIES, ("field-of-use",), {"domicile": "GB"}, model={"multimodal": True}),
    Case("llama-4", RUN, UNKNOWN, ("modality-unknown",), {"domicile": "FR"}),
    Case("llama-4", RUN, DUTIES, ("field-of-use",), {"domicile": "elsewhere"}),
    Case(
        "llama-4",
        RUN,
        UNKNOWN,
        ("place-decides",),
        {"domicile": ""},
        asks=("domicile",),
        model={"multimodal": True},
    ),
    Case(
        "llama-3-2",
        RUN,
        EXCLUDED,
        ("domicile-excluded",),
        {"domicile": "IT"},
        model={"multimodal": True},
    ),
    Case(
        "llama-3-2", RUN, DUTIES, ("field-of-use",), {"domicile": "IT"}, model={"multimodal": False}
    ),
    Case(
        "llama-3-3", RUN, DUTIES, ("field-of-use",), {"domicile": ""}, model={"multimodal": False}
    ),
    *(
        Case("tencent-hunyuan-a13b", RUN, EXCLUDED, ("used_in-excluded",), {"used_in": place})
        for place in ("FR", EU, "GB", "KR", WORLDWIDE)
    ),
    Case(
        "tencent-hunyuan-a13b",
        HOST,
        DUTIES,
        ("right-conditional", "field-of-use", "flow-down"),
        {"domicile": "FR", "used_in": "JP"},
    ),
    Case(
        "tencent-hunyuan-a13b", RUN, UNKNOWN, ("place-decides",), {"used_in": ""}, asks=("used_in",)
    ),
    Case(
        "tencent-hunyuan-3d-2-0",
        RUN,
        AGREEMENT,
        ("above-threshold",),
        {"users": 2_000_000, "users_at_release": 2_000_000},
    ),
    Case(
        "HOME",
        RUN,
        EXCLUDED,
        ("domicile-excluded",),
        {"domicile": "FR"},
        model={"multimodal": False},
    ),
    Case(
        "HOME",
        RUN,
        GRANTED,
        ("use", "domicile-allowed"),
        {"used_in": "FR"},
        model={"multimodal": True},
    ),
    Case("BOTH", RUN, EXCLUDED, ("domicile-excluded",), {"domicile": "GB"}),
    Case("BOTH", RUN, EXCLUDED, ("used_in-excluded",), {"used_in": "SE"}),
    Case("BOTH", RUN, GRANTED, ("use", "domicile-allowed", "used_in-allowed")),
    Case("PLACE", RUN, UNKNOWN, ("basis-unread",), {"domicile": "GB"}),
    Case("PLACE", RUN, UNKNOWN, ("basis-unread",), {"used_in": "GB"}),
    Case("PLACE", RUN, GRANTED, ("use", "domicile-allowed", "used_in-allowed")),
    Case(
        "PLACE",
        RUN,
        UNKNOWN,
        ("place-decides", "place-decides"),
        {"domicile": "", "used_in": ""},
        asks=("domicile", "used_in"),
    ),
    Case("FRANCE", RUN, EXCLUDED, ("used_in-excluded",), {"used_in": EU}),
    Case("FRANCE", RUN, GRANTED, ("use", "used_in-allowed"), {"used_in": "BE"}),
    Case("FREE", RUN, UNKNOWN, ("unread",), without=("excluded_territories",)),
    # --- Trades ---
    Case("hyperclovax-seed-2025", RUN, AGREEMENT, ("business-apart",), {"business": "competitor"}),
    Case("hyperclovax-seed-2025", RUN, DUTIES, ("field-of-use",), {"business": "ordinary"}),
    Case(
        "hyperclovax-seed-2025",
        RUN,
        UNKNOWN,
        ("business-decides",),
        {"business": ""},
        asks=("business",),
    ),
    Case("tos-midjourney", OFFER, EXCLUDED, ("business-apart",), {"business": "competitor"}),
    Case("GUILD", RUN, EXCLUDED, ("business-apart",), {"business": "competitor"}),
    Case("GUILD", RUN, GRANTED, ("use", "business-allowed")),
    Case("TRADE", RUN, UNKNOWN, ("business-unsettled",)),
    Case("FREE", RUN, UNKNOWN, ("unread",), without=("excluded_business",)),
    # --- Registration, gates, the end of the grant ---
    Case("SIGNED", RUN, DUTIES, ("registration",)),
    Case("SIGNED", RUN, DUTIES, ("registration",), base=RESEARCH),
    Case("SIGNED", RUN, EXCLUDED, ("need-registration",), {"needs": {"no-registration"}}),
    Case(
        "SIGNED",
        RUN,
        EXCLUDED,
        ("need-registration",),
        {"needs": {"no-registration"}, "purpose": ""},
    ),
    Case("ASKED", RUN, DUTIES, ("registration",)),
    Case("ASKED", RUN, GRANTED, ("use",), base=RESEARCH),
    Case("ASKED", RUN, DUTIES, ("registration",), {"purpose": ""}),
    Case("ASKED", RUN, EXCLUDED, ("need-registration",), {"needs": {"no-registration"}}),
    Case(
        "ASKED",
        RUN,
        UNKNOWN,
        ("purpose-decides",),
        {"needs": {"no-registration"}, "purpose": ""},
        asks=("purpose",),
    ),
    Case("ASKED", RUN, GRANTED, ("use",), {"needs": {"no-registration"}, "purpose": "research"}),
    Case("UNASKED", RUN, GRANTED, ("use",), {"needs": {"no-registration"}}),
    Case("FREE", RUN, UNKNOWN, ("unread",), without=("registration",)),
    Case(
        "FREE", RUN, EXCLUDED, ("need-gate",), {"needs": {"no-registration"}}, model={"gated": True}
    ),
    Case("FREE", RUN, GRANTED, ("use",), model={"gated": True}),
    Case("FREE", RUN, GRANTED, ("use",), {"needs": {"no-registration"}}),
    Case("cogvlm", RUN, UNKNOWN, ("unread",) * 5),
    Case(
        "stability-community-2024",
        RUN,
        EXCLUDED,
        ("need-registration",),
        {"needs": {"no-registration"}},
    ),
    Case("WILL", RUN, EXCLUDED, ("need-revocation",), {"needs": {"no-revocation"}}),
    Case("WILL", RUN, GRANTED, ("use",)),
    Case("WILL", RUN, GRANTED, ("use",), {"needs": {"no-registration"}}),
    Case(
        "flux-1-dev-nc-1-1-1",
        RUN,
        EXCLUDED,
        ("need-revocation",),
        {"needs": {"no-revocation"}, "purpose": "research"},
    ),
    Case(
        "stability-community-2024",
        RUN,
        EXCLUDED,
        ("need-revocation",),
        {"needs": {"no-revocation"}},
    ),
    *(
        Case(name, RUN, GRANTED, ("use", "need-met"), {"needs": {"no-revocation"}})
        for name in ("apache-2-0", "BREACH", "SUIT")
    ),
    Case("mit", RUN, UNKNOWN, ("need-silent",), {"needs": {"no-revocation"}}),
    Case("QUIET END", RUN, UNKNOWN, ("need-silent",), {"needs": {"no-revocation"}}),
    Case("FREE", RUN, UNKNOWN, ("unread",), {"needs": {"no-revocation"}}, without=("revocable",)),
    Case("FREE", RUN, GRANTED, ("use",), without=("revocable",)),
    # --- Fields of use ---
    *(
        Case(name, RUN, DUTIES, ("field-of-use",))
        for name in (
            *("gemma-2025-03-24", "deepseek-1-0", "bigscience-rail-1-0", "bigcode-openrail-m-1"),
            *("creativeml-openrail-m", "nvidia-open-model-2025-04", "minimax-model-2025-01"),
        )
    ),
    Case("POLICY ONLY", RUN, DUTIES, ("field-of-use",)),
    Case("NO FIELD", RUN, GRANTED, ("use",)),
    Case("FREE", RUN, UNKNOWN, ("unread",), without=("field_of_use_restrictions",)),
    Case("POLICY ONLY", RUN, UNKNOWN, ("unread",), without=("field_of_use_restrictions",)),
    # --- What is passed on ---
    Case("gemma-2025-03-24", OFFER, DUTIES, ("field-of-use", "flow-down")),
    Case("gemma-2025-03-24", HOST, DUTIES, ("field-of-use", "flow-down")),
    Case("gemma-2025-03-24", COPY, DUTIES, ("field-of-use", "attribution", "flow-down")),
    Case("gemma-2025-03-24", TUNE, DUTIES, ("field-of-use",)),
    Case("bigscience-rail-1-0", OFFER, DUTIES, ("field-of-use", "flow-down")),
    Case("USES PASSED ON", HOST, DUTIES, ("field-of-use", "flow-down")),
    Case("SAME LICENCE", COPY, DUTIES, ("flow-down",)),
    Case("SAME LICENCE", OFFER, GRANTED, ("use",)),
    Case("cc-by-sa-4-0", COPY, DUTIES, ("attribution", "flow-down")),
    Case("FREE", COPY, UNKNOWN, ("unread",), without=("flow_down",)),
    Case("FREE", OFFER, GRANTED, ("use",), without=("flow_down",)),
    Case("gemma-2025-03-24", OFFER, UNKNOWN, ("unread",), without=("flow_down",)),
    Case("gemma-2025-03-24", TUNE, DUTIES, ("field-of-use",), without=("flow_down",)),
    Case(
        "FREE",
        OFFER,
        UNKNOWN,
        ("unread", "unread"),
        without=("flow_down", "field_of_use_restrictions"),
    ),
    Case("CONDITION PASSED ON", COPY, DUTIES, ("flow-down",)),
    Case("FREE", COPY, UNKNOWN, ("unread",), without=("attribution_duty",)),
    Case("FREE", OFFER, GRANTED, ("use",), without=("attribution_duty",)),
    Case("UNNAMED", COPY, GRANTED, ("use", "right")),
    # --- Names ---
    Case("qwen-2024", OFFER, GRANTED, ("use", "below-threshold")),
    Case("qwen-2024", TUNE, DUTIES, ("naming",)),
    Case("llama-3-1", OFFER, DUTIES, ("field-of-use", "naming")),
    Case("llama-3-1", HOST, DUTIES, ("right-conditional", "field-of-use", "naming")),
    Case("llama-3-1", TUNE, DUTIES, ("field-of-use", "name-prefix")),
    Case("llama-3-1", COPY, DUTIES, ("field-of-use", "attribution", "flow-down", "naming")),
    Case("llama-3-1", RUN, DUTIES, ("field-of-use",), without=("naming_duty",)),
    Case("falcon-2-11b", TUNE, DUTIES, ("field-of-use", "naming")),
    Case("hyperclovax-seed-2025", TUNE, DUTIES, ("field-of-use", "name-prefix")),
    Case("UNNAMED", OFFER, GRANTED, ("use",)),
    Case("FREE", OFFER, UNKNOWN, ("unread",), without=("naming_duty",)),
    Case("FREE", RUN, GRANTED, ("use",), without=("naming_duty", "derivative_name_prefix")),
    Case("FREE", TUNE, UNKNOWN, ("unread",), without=("derivative_name_prefix",)),
    Case("FREE", TRAIN, UNKNOWN, ("unread",), without=("derivative_name_prefix",)),
    Case("FREE", OFFER, GRANTED, ("use",), without=("derivative_name_prefix",)),
    Case(
        "exaone-1-1-nc",
        TUNE,
        DUTIES,
        ("non-commercial", "right-conditional", "field-of-use", "name-prefix"),
        base=RESEARCH,
    ),
]


FIELD = ("field_of_use_restrictions", "use_policy", "use_policy_mutable")
USERS = ("user_threshold", "threshold_period", "threshold_tested", "threshold_effect")
MONEY = ("user_threshold", "revenue_threshold", *USERS[1:])
PLACE = ("excluded_territories", "territory_basis", "territory_scope")

# Every finding of a case, with the terms it names, in order.
FOUND: list[tuple[Case, list[tuple[str, ...]]]] = [
    (
        Case("llama-4", TUNE, EXCLUDED, (), {"domicile": "FR"}, model={"multimodal": True}),
        [
            ("use", "commercial_use"),
            ("right", "modification"),
            ("below-threshold", *USERS),
            ("domicile-excluded", *PLACE),
            ("field-of-use", *FIELD),
            ("name-prefix", "derivative_name_prefix"),
        ],
    ),
    (
        Case("llama-4", RUN, DUTIES, (), {"domicile": "FR"}, model={"multimodal": False}),
        [
            ("use", "commercial_use"),
            ("below-threshold", *USERS),
            ("not-multimodal", *PLACE),
            ("field-of-use", *FIELD),
        ],
    ),
    (
        Case("kimi-k2-modified-mit", HOST, DUTIES, (), {"users": GREAT}),
        [
            ("use", "commercial_use"),
            ("right", "redistribution", "model_as_a_service"),
            ("display", *MONEY, "naming_duty"),
        ],
    ),
    (
        Case("UNTESTED", RUN, AGREEMENT, (), {"users": 2000, "users_at_release": 2000}),
        [("use", "commercial_use"), ("above-threshold", "user_threshold", "threshold_effect")],
    ),
    (
        Case("QUIET", RUN, UNKNOWN, (), {"users": 2000}),
        [("use", "commercial_use"), ("effect-unread", "user_threshold", "threshold_tested")],
    ),
    (
        Case("minimax-m2-7-nc", HOST, AGREEMENT, ()),
        [
            ("commercial-approval", "commercial_use", "registration"),
            ("right-approval", "model_as_a_service", "registration"),
            ("registration", "registration"),
            ("field-of-use", "field_of_use_restrictions", "use_policy"),
            ("naming", "naming_duty", "naming_case"),
        ],
    ),
    (
        Case("apple-amlr", RUN, UNKNOWN, (), {"purpose": "non-commercial"}),
        [
            ("purpose-unsettled", "commercial_use", "field_of_use_restrictions"),
            ("field-of-use", "field_of_use_restrictions"),
        ],
    ),
    (
        Case("OWN OUTPUTS", RUN, UNKNOWN, (), {"purpose": ""}),
        [("use", "commercial_use"), ("purpose-decides", "outputs_commercial")],
    ),
    (
        Case("cc-by-nc-4-0", COPY, UNKNOWN, (), {"purpose": ""}),
        [
            ("purpose-decides", "commercial_use"),
            ("right-conditional", "redistribution"),
            ("attribution", "attribution_duty"),
            ("flow-down", "flow_down"),
        ],
    ),
    (
        Case("kimi-k3", OFFER, UNKNOWN, (), {"users": GREAT}),
        [("use", "commercial_use"), ("two-thresholds", *MONEY)],
    ),
    (
        Case("HOME", RUN, UNKNOWN, (), {"domicile": "FR"}, without=("territory_scope",)),
        [
            ("use", "commercial_use"),
            ("basis-unread", "excluded_territories", "territory_basis"),
        ],
    ),
    (
        Case("stability-community-2024", OFFER, DUTIES, ()),
        [
            ("use", "commercial_use"),
            ("below-threshold", "revenue_threshold", *USERS[1:]),
            ("registration", "registration"),
            ("field-of-use", *FIELD),
            ("naming", "naming_duty", "naming_case"),
        ],
    ),
    (
        Case("PLACE", RUN, UNKNOWN, (), {"used_in": "GB"}),
        [
            ("use", "commercial_use"),
            ("domicile-allowed", "excluded_territories", "territory_scope"),
            ("basis-unread", "excluded_territories", "territory_scope"),
        ],
    ),
    (
        Case("tos-openai", COPY, EXCLUDED, ()),
        [
            ("service", "commercial_use"),
            ("service-use", "commercial_use"),
            ("right-refused", "redistribution"),
            ("unread", "user_threshold"),
            ("unread", "revenue_threshold"),
            ("unread", "excluded_territories"),
            ("unread", "excluded_business"),
            ("registration", "registration"),
            ("unread", "field_of_use_restrictions"),
            ("unread", "attribution_duty"),
            ("unread", "flow_down"),
            ("unread", "naming_duty"),
        ],
    ),
    (
        Case("UNREAD", TUNE, UNKNOWN, (), {"needs": {"no-revocation", "no-registration"}}),
        [
            ("unread", "commercial_use"),
            ("unread", "modification"),
            ("unread", "user_threshold"),
            ("unread", "revenue_threshold"),
            ("unread", "excluded_territories"),
            ("unread", "excluded_business"),
            ("unread", "registration"),
            ("unread", "revocable"),
            ("unread", "field_of_use_restrictions"),
            ("unread", "naming_duty"),
            ("unread", "derivative_name_prefix"),
        ],
    ),
    (
        Case("POLICY ONLY", RUN, DUTIES, ()),
        [("use", "commercial_use"), ("field-of-use", "use_policy")],
    ),
    (
        Case("SIGNED", RUN, EXCLUDED, (), {"needs": {"no-registration", "no-revocation"}}),
        [
            ("use", "commercial_use"),
            ("need-registration", "registration"),
            ("need-met", "revocable"),
        ],
    ),
    (
        Case("WILL", RUN, EXCLUDED, (), {"needs": {"no-revocation"}}, model={"gated": True}),
        [("use", "commercial_use"), ("need-revocation", "revocable")],
    ),
    (
        Case("GUILD", RUN, UNKNOWN, (), {"business": ""}),
        [("use", "commercial_use"), ("business-decides", "excluded_business")],
    ),
]
