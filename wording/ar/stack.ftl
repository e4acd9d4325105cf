# Components that are to work together.
stack-title = تكوين حزمة
stack-title-of = { $n ->
    [zero] حزمة بلا مكوّنات
    [one] حزمة من مكوّن واحد
    [two] حزمة من مكوّنين
    [few] حزمة من { $shown } مكوّنات
    [many] حزمة من { $shown } مكوّنًا
   *[other] حزمة من { $shown } مكوّن
}
stack-lead = اختر مكوّنات يُراد لها أن تعمل معًا. تبيّن الصفحة اللبنات الأساسية التي تغطيها، وما يربط بينها، وما ينقصها.
stack-how = لا حاجة إلى حساب: فعنوان الصفحة يحمل الحزمة كلها. ابدأ بمكوّن، أو بما تحتاج إليه، أو بمجموعة.
stack-blocks = بحسب اللبنة الأساسية
stack-open = ثغرة: لا شيء مما اختير يغطيها
stack-gap-short = ثغرة
stack-unconnected = لا تُعرف له صلة بالبقية
stack-candidates = قد يسدها، مع الأسباب:
stack-no-candidate = لا يُعرف مكوّن مدرج ينفذها. وهذا يعني «غير معروف»، ولا يعني أنه غير موجود.
stack-drop-need = إزالة هذه الحاجة
stack-bases = لازم وغير موجود في الحزمة
stack-base-based-on = { $from } مبني على { $to }، وهو غير موجود في الحزمة.
stack-base-part-of = { $from } جزء من { $to }، وهو غير موجود في الحزمة.
stack-relations = ما يربط بينها
stack-no-relations = لا تُعرف علاقة معلنة بينها. وهذا يعني «غير معروف»، ولا يعني عدم وجودها.
stack-standards = معايير مشتركة بينها
stack-standards-note = دعم المعيار نفسه لا يثبت أن مكوّنين يعملان معًا.
stack-collections = في هذه المجموعات
stack-needs = ماذا تحتاج؟
stack-needs-lead = حدد لبنات أساسية لترى ما يغطيها وما قد يغطيها.
stack-needs-show = عرض ما يغطيها
stack-starts = ابدأ بمجموعة
stack-fit-relation = له علاقة معلنة مع { $name }
stack-fit-collection = يرد مع جزء من الحزمة في المجموعة «{ $name }»
stack-fit-standard = يدعم معيارًا مشتركًا: { $name }
stack-fit-dpg = منفعة عامة رقمية معترف بها
stack-fit-live = { $n ->
    [zero] لا يُعرف له استخدام منتظم في أي بلد
    [one] قيد الاستخدام المنتظم في بلد واحد بحسب ما يُعرف
    [two] قيد الاستخدام المنتظم في بلدين بحسب ما يُعرف
    [few] قيد الاستخدام المنتظم في { $shown } بلدان بحسب ما يُعرف
    [many] قيد الاستخدام المنتظم في { $shown } بلدًا بحسب ما يُعرف
   *[other] قيد الاستخدام المنتظم في { $shown } بلد بحسب ما يُعرف
}
stack-too-many = لا تزيد الحزمة هنا على عشرين مكوّنًا. لم يُعرض: { $names }.
stack-qr = رمز QR يحمل عنوان هذه الحزمة
stack-present = وضع العرض
stack-slide = صورة لشريحة عرض
stack-card = صورة معاينة
stack-compare = مقارنتها جنبًا إلى جنب
