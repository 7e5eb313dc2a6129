"""Four layouts of pages written for the project, and the lines that a reader sees of each."""

ARTICLE = """<!doctype html>
<html lang="ar" dir="rtl"><head><meta charset="{charset}"><title>افتتاح جسر النهر | صحيفة المرسى</title>
<meta property="og:title" content="افتتاح جسر النهر بعد عامين من العمل">
<meta property="article:published_time" content="2025-03-09T08:30:00+03:00">
<script>var hidden = "لا يراه أحد";</script><style>p {{ color: black }}</style></head>
<body><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/local">محليات</a></li></ul></nav>
<article><h1>افتتاح جسر النهر بعد عامين من العمل</h1>
<div class="meta"><span class="author">كتبت: سلمى الهاشمي</span><span class="date">الأحد 9 آذار 2025</span></div>
<figure><img src="b.jpg" alt="صورة"><figcaption>الجسر الجديد كما بدا صباح الأحد (وكالة النخيل)</figcaption></figure>
<p>قال وزير الأشغال <b>سالم الراوي</b> إن الجسر &laquo;سيخدم أربعين ألف مسافر يوميا&raquo;.</p>
<p hidden>فقرة مخفية</p><p style="display:none">فقرة مخفية أخرى</p>
<p>وأضاف أن الكلفة بلغت 12 مليون دينار.</p>
<blockquote>لم يتوقف العمل يوما واحدا</blockquote>
<ul><li>مساران لكل اتجاه</li><li>ممر للمشاة</li></ul></article>
<footer>جميع الحقوق محفوظة</footer></body></html>
"""
ARTICLE_LINES = [
    "الرئيسية", "محليات", "افتتاح جسر النهر بعد عامين من العمل", "كتبت: سلمى الهاشمي الأحد 9 آذار 2025",
    "الجسر الجديد كما بدا صباح الأحد (وكالة النخيل)", "قال وزير الأشغال سالم الراوي إن الجسر «سيخدم أربعين ألف مسافر يوميا».",
    "وأضاف أن الكلفة بلغت 12 مليون دينار.", "لم يتوقف العمل يوما واحدا", "مساران لكل اتجاه", "ممر للمشاة", "جميع الحقوق محفوظة",
]  # fmt: skip

LEGACY = """<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={charset}"><TITLE>خبر</TITLE></HEAD>
<BODY BGCOLOR=white><TABLE WIDTH=760><TR><TD VALIGN=top><A HREF=1>الأولى</A><BR><A HREF=2>اقتصاد</A></TD>
<TD><FONT SIZE=5 COLOR=red><B>ارتفاع أسعار القمح في الميناء</B></FONT><BR><BR>
الميناء - وكالة النخيل<BR>
أكد مدير الميناء أن الأسعار ارتفعت بعد تأخر السفن.<BR><BR>وتوقع أن تعود إلى ما كانت عليه في الشهر المقبل.
<P ALIGN=right>وقالت التاجرة هدى العلي إن الكميات تكفي أسبوعين
<TABLE BORDER=1><TR><TH>الصنف</TH><TH>السعر</TH></TR><TR><TD>قمح</TD><TD>320</TD></TR></TABLE></TD></TR></TABLE></BODY></HTML>
"""
LEGACY_LINES = [
    "الأولى", "اقتصاد", "ارتفاع أسعار القمح في الميناء", "الميناء - وكالة النخيل",
    "أكد مدير الميناء أن الأسعار ارتفعت بعد تأخر السفن.", "وتوقع أن تعود إلى ما كانت عليه في الشهر المقبل.",
    "وقالت التاجرة هدى العلي إن الكميات تكفي أسبوعين", "الصنف\tالسعر", "قمح\t320",
]  # fmt: skip

AMP = """<!doctype html><html amp lang="ar"><head><meta charset="{charset}"><script type="application/ld+json">
{{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "مباحثات حول المياه في العاصمة",
"datePublished": "2025-04-02T10:00:00Z", "author": {{"@type": "Person", "name": "نادر الحلو"}},}}
</script><style amp-boilerplate>body {{ visibility: hidden }}</style><noscript><style amp-boilerplate></style></noscript></head>
<body><amp-sidebar id="menu" layout="nodisplay"><ul><li>قائمة</li></ul></amp-sidebar>
<header><a href="/">صحيفة المرسى</a></header><main><h1>مباحثات حول المياه في العاصمة</h1>
<time datetime="2025-04-02T10:00:00Z">2 نيسان 2025</time>
<amp-img src="a.jpg"><noscript><img src="a.jpg"></noscript></amp-img><div class="caption">الوفدان خلال اللقاء</div>
<p>أعلن المتحدث باسم الوفد أن المباحثات تستأنف الخميس.</p><amp-ad>إعلان</amp-ad>
<p>ونفى أن يكون قد <q>اتفق على الأرقام</q>.</p></main>
<amp-social-share type="x"></amp-social-share></body></html>
"""
AMP_LINES = [
    "صحيفة المرسى", "مباحثات حول المياه في العاصمة", "2 نيسان 2025", "الوفدان خلال اللقاء",
    "أعلن المتحدث باسم الوفد أن المباحثات تستأنف الخميس.", "ونفى أن يكون قد “اتفق على الأرقام”.",
]  # fmt: skip

TEXT = """عودة الصيادين إلى البحر

المرسى - وكالة النخيل
عاد الصيادون إلى البحر اليوم بعد أسبوع من العواصف.
وقال الصياد أبو علي: "البحر هادئ منذ الفجر".

وأوضحت مديرة الميناء أن 14 قاربا خرجت حتى الظهر
"""
LAYOUTS = {"article": ARTICLE, "legacy": LEGACY, "amp": AMP, "text": TEXT}
LINES = {"article": ARTICLE_LINES, "legacy": LEGACY_LINES, "amp": AMP_LINES, "text": TEXT.splitlines()}
