public import ConsultationCore

/// The options of `pregnant`.
public enum Pregnant: String, Choice { case no, yes, possible, na }

/// The options of `breastfeeding`.
public enum Breastfeeding: String, Choice { case no, yes, na }

/// The options of `bleedingDisorder`.
public enum BleedingDisorder: String, Choice { case no, yes, unexplainedBruising }

/// The options of `diabetes`.
public enum Diabetes: String, Choice { case none, t1, t2, other }

/// The options of `immunosuppression`.
public enum Immunosuppression: String, Choice {
  case none, hivControlled, hivUncontrolled, biologicOrDmard, highDoseSteroid, transplant
  case primaryImmunodeficiency, neutropenia
}

/// The options of `cancerTherapy`.
public enum CancerTherapy: String, Choice {
  case none, chemoCurrent, immunotherapyCurrent, radiotherapyCurrent, past
}

/// The options of `skinCancerHistory`.
public enum SkinCancerHistory: String, Choice {
  case none, inAreaActive, inAreaTreated, elsewhereTreated, melanomaAny
}

/// The options of `keloid`.
public enum Keloid: String, Choice { case none, familyOnly, personal }

/// The options of `connectiveTissue`.
public enum ConnectiveTissue: String, Choice {
  case none, scleroderma, cutaneousLupus, dermatomyositis, sleNoSkin, raOther
}

/// The options of `koebnerDisease`.
public enum KoebnerDisease: String, Choice { case none, psoriasis, vitiligo, lichenPlanus }

/// The options of `eczema`.
public enum Eczema: String, Choice { case none, historyClear, activeElsewhere }

/// The options of `rosacea`.
public enum Rosacea: String, Choice { case none, etr, papulopustularQuiescent }

/// The options of `hsvOrofacial`.
public enum HsvOrofacial: String, Choice { case never, pastOver12Months, recurrent }

/// The options of `cardiac`.
public enum Cardiac: String, Choice {
  case none, stable, unstableOrEvent6mo, prostheticValveOrEndocarditis
}

/// The options of `implantedDevice`.
public enum ImplantedDevice: String, Choice { case none, pacemakerIcd, other }

/// The options of `epilepsy`.
public enum Epilepsy: String, Choice { case none, controlled, uncontrolled }

/// The options of `liverRenal`.
public enum LiverRenal: String, Choice { case none, mild, severe }

/// The options of `metHbRisk`.
public enum MetHbRisk: String, Choice { case none, g6pd, congenital }

/// The options of `bloodBorneVirus`.
public enum BloodBorneVirus: String, Choice { case no, yes, declinedToSay }

/// The options of `previousMicroneedling`.
public enum PreviousMicroneedling: String, Choice {
  case none, ok, pih, scarring, granulomaOrAllergy
}
